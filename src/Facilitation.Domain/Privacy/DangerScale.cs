using System.Globalization;
using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Privacy;

/// <summary>
/// Weighs the words of a text by how much more often they stand in texts that tell of a child in danger than in others: the discreet half
/// sentence that no rule foresaw. The weights were learnt from the texts of <c>evaluation/cases/danger.json</c>, all written for this purpose
/// (<c>make weigh</c>), and travel as a list; nothing is learnt from what people write.
/// </summary>
internal sealed partial class DangerScale
{
    // Chosen on texts that were left out of the learning: few ordinary texts weigh so much.
    private const double Alarming = 0.25;

    /// <summary>In the list, the sign that every text has.</summary>
    public const string Rest = "*";

    private static readonly Lazy<Dictionary<string, string[]>> Fields = new(ReadFields);

    private readonly IReadOnlyDictionary<string, double> _weights;
    private readonly double _rest;

    /// <param name="weights">By sign; that of every text under <see cref="Rest"/>.</param>
    public DangerScale(IReadOnlyDictionary<string, double> weights) => (_weights, _rest) = (weights, weights.GetValueOrDefault(Rest));

    public static DangerScale Shared { get; } = Read();

    /// <summary>Whether the whole text sounds like one that tells of a child in danger.</summary>
    /// <param name="lower">Folded, in lower case.</param>
    public bool Alarms(string lower) => Of(lower) > Alarming;

    /// <returns>Above 0 when danger is likelier than not, in the balance of the texts it was learnt from.</returns>
    public double Of(string lower)
    {
        var signs = SignsOf(lower).Where(_weights.ContainsKey).ToList();
        return _rest + (signs.Sum(sign => _weights[sign]) / Math.Sqrt(Math.Max(1, signs.Count)));
    }

    /// <summary>What of a text is weighed: the stems of its words, two that stand side by side, and the semantic fields of search that they belong to.</summary>
    public static IReadOnlySet<string> SignsOf(string lower)
    {
        var signs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in lower.Split(['.', '!', '?', '\n', ';', ':']))
        {
            var before = "";
            foreach (Match match in Word().Matches(sentence))
            {
                var stem = char.IsAsciiDigit(match.Value[0]) ? "#" : Stems.OfWord(match.Value);
                signs.Add(stem);
                if (before.Length > 0)
                {
                    signs.Add($"{before} {stem}");
                }

                if (Fields.Value.TryGetValue(stem, out var fields))
                {
                    signs.UnionWith(fields);
                }

                before = stem;
            }
        }

        return signs;
    }

    private static DangerScale Read()
        => new(Lexicon.Lines("danger-weights.txt").Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    private static Dictionary<string, string[]> ReadFields() => Lexicon.Lines("fields.txt")
        .Select(line => line.Split(':', 2))
        .SelectMany(parts => parts[1].Split(',').Select(Folding.Lower).Select(term => term.Trim()).Where(term => Word().Match(term) is { Success: true } word && word.Length == term.Length).Select(term => (Stem: Stems.OfWord(term), Field: $"={parts[0]}")))
        .GroupBy(pair => pair.Stem, pair => pair.Field).ToDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);

    [GeneratedRegex(@"[a-z]+|\d+")]
    private static partial Regex Word();
}
