using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Facilitation.Domain.Method;

/// <summary>The words by which rules recognise a scene, a wish, a rule asked for … in one language.</summary>
internal sealed class Vocabulary
{
    private static readonly Lazy<Vocabulary> French = new(() => new("fr"));
    private static readonly Lazy<Vocabulary> English = new(() => new("en"));

    private Vocabulary(string language)
    {
        var data = MethodData.Read<ReaderData>($"reader.{language}");
        Features = data.Features.ToFrozenDictionary(pair => Enum.Parse<SceneFeature>(pair.Key, ignoreCase: true), pair => MethodData.Words(pair.Value));
        Noise = MethodData.Words(data.Noise);
        Wish = MethodData.Words(data.Wish);
        Tool = MethodData.Words(data.Tool);
        Purpose = MethodData.Words(data.Purpose);
        Training = MethodData.Words(data.Training);
        Jargon = MethodData.Words(data.Jargon);
        Overwhelm = MethodData.Words(data.Overwhelm);
        Unmeasurable = MethodData.Words(data.Unmeasurable);
        OpenQuestion = MethodData.Words(data.Comment);
        Rule = MethodData.Words(data.Rule);
        Instruction = MethodData.Words(data.Instruction);
        Levers = [.. data.Institution.Select(lever => (lever.Lever, MethodData.Words(lever.Match)))];
        Flaws = MethodData.Read<Dictionary<string, string[]>>($"flaws.{language}").ToFrozenDictionary(pair => pair.Key, pair => MethodData.Words(pair.Value));
    }

    public FrozenDictionary<SceneFeature, Regex> Features { get; }

    /// <summary>Complaints that tell nothing of what happens; taken out before a scene is looked for.</summary>
    public Regex Noise { get; }

    public Regex Wish { get; }

    public Regex Tool { get; }

    public Regex Purpose { get; }

    public Regex Training { get; }

    public Regex Jargon { get; }

    public Regex Overwhelm { get; }

    public Regex Unmeasurable { get; }

    public Regex OpenQuestion { get; }

    public Regex Rule { get; }

    public Regex Instruction { get; }

    public IReadOnlyList<(string Lever, Regex Match)> Levers { get; }

    /// <summary>By flaw code; codes found by structure have no entry.</summary>
    public FrozenDictionary<string, Regex> Flaws { get; }

    public static Vocabulary Of(string language) => (language == "en" ? English : French).Value;

    private sealed record LeverData(string Lever, string[] Match);

    private sealed record ReaderData(
        string[] Noise,
        Dictionary<string, string[]> Features,
        string[] Wish,
        string[] Tool,
        string[] Purpose,
        string[] Training,
        string[] Jargon,
        string[] Overwhelm,
        string[] Unmeasurable,
        string[] Comment,
        string[] Rule,
        LeverData[] Institution,
        string[] Instruction);
}
