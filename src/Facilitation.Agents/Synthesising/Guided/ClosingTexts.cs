using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>The wordings of proposals in one language: questions and what remains to be found out, never a fact.</summary>
internal sealed class ClosingTexts
{
    private static readonly Lazy<ClosingTexts> French = new(() => new("fr"));
    private static readonly Lazy<ClosingTexts> English = new(() => new("en"));

    private ClosingTexts(string language)
    {
        Data = GuidedData.Read<ClosingData>($"closing.{language}");
        Known = Data.Known.ToDictionary(pair => pair.Key, pair => GuidedData.Words(pair.Value));
    }

    public ClosingData Data { get; }

    /// <summary>By what a gap is missing: the words that show it is not.</summary>
    public IReadOnlyDictionary<string, Regex> Known { get; }

    public static ClosingTexts Of(string language) => (language == "en" ? English : French).Value;

    public string Disagreement(FindingKind kind) => Data.Disagreement[Domain.WireName.Of(kind)];

    public string SameCondition(string condition) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Data.Disagreement["same_condition"], condition);

    internal sealed record Gap(string Missing, string Text);

    internal sealed record Next(string[] Infinitive, string[] Plain);

    internal sealed record ClosingData(Dictionary<string, string> Disagreement, Gap[] Gaps, Dictionary<string, string[]> Known, Next Next);
}
