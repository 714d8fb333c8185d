using System.Text.RegularExpressions;
using Facilitation.Domain.Thorns;

namespace Facilitation.Agents.Reframing;

/// <summary>Takes a written hypothesis apart: « Si …, alors …, parce que … ».</summary>
internal static partial class HypothesisParser
{
    /// <returns>The three parts without their connecting words; <see langword="null"/> when the text has another form.</returns>
    public static Hypothesis? Parse(string? text)
        => text is not null && Form().Match(text.Trim()) is { Success: true } match
            ? new(Part(match, "if"), Part(match, "then"), Part(match, "because"))
            : null;

    private static string Part(Match match, string name) => match.Groups[name].Value.Trim(' ', ',', '.', '\u00A0', '\u202F');

    [GeneratedRegex(@"^(?:Si\s+|S['’](?=ils?\b)|If\s+)(?<if>.+?),?\s+(?:alors|then)\s+(?<then>.+?),?\s+(?:parce\s+qu(?:e\s+|['’])|because\s+)(?<because>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Form();
}
