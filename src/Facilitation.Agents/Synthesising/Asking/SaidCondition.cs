using Facilitation.Agents.Reframing.Guards;
using Facilitation.Domain;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Asking;

/// <summary>A condition is a label in the report's own words; one that is not is left out, which costs less than a repair.</summary>
internal static class SaidCondition
{
    private const int Longest = 120;

    /// <returns><see langword="null"/> when the model named none, or none that stands in the report.</returns>
    public static string? Of(string? said, SourceReport report)
    {
        if (PlainText.Tidy(said) is not { Length: <= Longest } words || PrivacyScanner.Scan(words).Redactions.Count > 0)
        {
            return null;
        }

        var text = string.Join('\n', [.. report.Passages.Select(passage => passage.Text), report.Level is { } level ? WireName.Of(level) : "", report.Grade ?? "", report.Subject ?? "", report.Setting ?? ""]);
        var stems = Words.Stems(words);
        var own = stems.Count > 0 ? Words.Shared(stems, Words.Stems(text)) * 2 >= stems.Count : text.Contains(words, StringComparison.OrdinalIgnoreCase);
        var numbers = NumberReader.Read(text).Select(number => number.Value).ToHashSet();
        return own && NumberReader.Read(words).All(number => numbers.Contains(number.Value)) ? words : null;
    }
}
