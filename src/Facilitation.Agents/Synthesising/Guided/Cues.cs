using System.Text.RegularExpressions;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>The turns of phrase by which rules tell what a sentence of a report speaks of, in one language. Over <see cref="EvenLetters"/>.</summary>
internal sealed class Cues
{
    private static readonly Lazy<Cues> French = new(() => new("fr"));
    private static readonly Lazy<Cues> English = new(() => new("en"));

    private Cues(string language)
    {
        var data = GuidedData.Read<CueData>($"cues.{language}");
        Comparison = GuidedData.Words(data.Comparison);
        Span = new($@"^[\s-]*(?:premiere?s? |derniere?s? |first |last )?(?:{string.Join('|', data.Span)})(?!\w)", RegexOptions.CultureInvariant, GuidedData.Patience);
        Effect = GuidedData.Words(data.Effect);
        Better = GuidedData.Words(data.Better);
        Worse = GuidedData.Words(data.Worse);
        Negation = GuidedData.Words(data.Negation);
        Favourable = GuidedData.Words(data.Favourable);
        Unfavourable = GuidedData.Words(data.Unfavourable);
        Deviation = GuidedData.Words(data.Deviation);
        Limitation = GuidedData.Words(data.Limitation);
        Advice = GuidedData.Words(data.Advice);
        Protocol = GuidedData.Words(data.Protocol);
        Splits = data.Split;
        Conditions = [.. data.Condition.Select(pattern => new Regex($@"(?<!\w)(?:{pattern})", RegexOptions.CultureInvariant, GuidedData.Patience))];
    }

    /// <summary>Two states or two groups are held against each other.</summary>
    public Regex Comparison { get; }

    /// <summary>What follows a number that only says how long or how often.</summary>
    public Regex Span { get; }

    public Regex Effect { get; }

    public Regex Better { get; }

    public Regex Worse { get; }

    public Regex Negation { get; }

    public Regex Favourable { get; }

    public Regex Unfavourable { get; }

    public Regex Deviation { get; }

    public Regex Limitation { get; }

    public Regex Advice { get; }

    /// <summary>How the trial was run: no result by itself.</summary>
    public Regex Protocol { get; }

    /// <summary>Where a sentence may be cut in two that each stand by themselves.</summary>
    public IReadOnlyList<string> Splits { get; }

    /// <summary>Each has a group <c>few</c>: the condition's words.</summary>
    public IReadOnlyList<Regex> Conditions { get; }

    public static Cues Of(string language) => (language == "en" ? English : French).Value;

    private sealed record CueData(
        string[] Comparison,
        string[] Span,
        string[] Effect,
        string[] Better,
        string[] Worse,
        string[] Negation,
        string[] Favourable,
        string[] Unfavourable,
        string[] Deviation,
        string[] Limitation,
        string[] Advice,
        string[] Protocol,
        string[] Split,
        string[] Condition);
}
