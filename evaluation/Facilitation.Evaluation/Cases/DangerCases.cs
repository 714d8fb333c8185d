using System.Text.Json;
using Facilitation.Domain.Privacy;

namespace Facilitation.Evaluation.Cases;

/// <param name="Id">Its own.</param>
/// <param name="Text">As typed.</param>
/// <param name="Danger">A careful school nurse would want to be told today.</param>
/// <param name="Kind">Of danger, or of what is only like it.</param>
/// <param name="HeldOut">Never learnt from.</param>
internal sealed record DangerCase(string Id, string Text, bool Danger, string? Kind, bool HeldOut = false);

/// <summary>Texts that tell of a child in danger and texts that do not, and the weights learnt from them.</summary>
internal static class DangerCases
{
    /// <summary>Of ordinary texts.</summary>
    public static class Kinds
    {
        public const string Thorn = "thorn";
        public const string Row = "row";
    }

    private static readonly string[] Typed = ["thorns.json", "thorns-more.json", "privacy.json"];

    private const int Rounds = 30;
    private const double Pace = 0.5;
    private const double PaceOfRest = 0.05;
    private const double Restraint = 1;
    private const int FewestTexts = 2;
    private const int ShortestField = 20;

    public static IReadOnlyList<DangerCase> Read(string folder)
    {
        using var file = File.OpenRead(Path.Combine(folder, "cases", "danger.json"));
        return JsonSerializer.Deserialize<Data>(file, JsonSerializerOptions.Web)!.Cases;
    }

    /// <summary>Ordinary texts of every kind that the service reads: thorns, actions, reports.</summary>
    public static IReadOnlyList<DangerCase> Ordinary(string folder) =>
    [
        .. Typed.SelectMany(file => MaskingEvaluation.Read(Path.Combine(folder, "cases", file))).Select(one => new DangerCase(one.Id, one.Text, one.Danger, Kinds.Thorn)),
        .. Rows(folder, "library.json", "challenges"),
        .. Rows(folder, "library.json", "actions"),
        .. Rows(folder, "reports.json", "reports"),
        .. SynthesisCases.Read(folder).Sets.SelectMany(set => set.Value.Select((report, i) => new DangerCase($"report {set.Key} {i + 1}", report.Passages[0].Text, false, Kinds.Row))),
    ];

    /// <summary>Logistic regression by steps that shrink for what was met often (AdaGrad), in an order that is always the same.</summary>
    /// <returns>The weight of each sign that stands in two texts at least; and that of every text.</returns>
    public static IReadOnlyDictionary<string, double> Weigh(IReadOnlyList<DangerCase> cases)
    {
        var texts = cases.Select(one => (Signs: DangerScale.SignsOf(Folding.Lower(one.Text)), one.Danger)).ToList();
        var known = texts.SelectMany(text => text.Signs).CountBy(sign => sign).Where(count => count.Value >= FewestTexts).Select(count => count.Key).Order(StringComparer.Ordinal).Select((sign, i) => (sign, i)).ToDictionary(StringComparer.Ordinal);
        var examples = texts.Select(text => (Signs: text.Signs.Where(known.ContainsKey).Select(sign => known[sign]).Order().ToArray(), text.Danger)).ToArray();
        var (weights, met, rest) = (new double[known.Count], new double[known.Count], 0.0);
        var chance = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            chance.Shuffle(examples);
            foreach (var (signs, danger) in examples)
            {
                var share = 1 / Math.Sqrt(Math.Max(1, signs.Length));
                var weight = rest + (signs.Sum(sign => weights[sign]) * share);
                var error = (1 / (1 + Math.Exp(-weight))) - (danger ? 1 : 0);
                rest -= PaceOfRest * error;
                foreach (var sign in signs)
                {
                    var step = (error * share) + (Restraint * weights[sign] / examples.Length);
                    met[sign] += step * step;
                    weights[sign] -= Pace * step / Math.Sqrt(met[sign] + 1e-8);
                }
            }
        }

        return known.Select(sign => (sign.Key, weights[sign.Value])).Append((DangerScale.Rest, rest)).ToDictionary(StringComparer.Ordinal);
    }

    // The demonstration's rows whole, as an import reads them, and field by field, as people write them.
    private static IEnumerable<DangerCase> Rows(string folder, string file, string member)
    {
        using var rows = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "..", "src", "Facilitation.Web", "Demo", "Data", file)));
        return [.. rows.RootElement.GetProperty(member).EnumerateArray()
            .SelectMany((row, i) => Texts(row).Where(text => text.Length >= ShortestField).Prepend(string.Join('\n', Texts(row))).Select((text, j) => new DangerCase($"{member} {i + 1}.{j}", text, false, Kinds.Row)))];
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    private sealed record Data(IReadOnlyList<DangerCase> Cases);
}
