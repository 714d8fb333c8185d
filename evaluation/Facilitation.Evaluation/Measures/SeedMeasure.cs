using System.Text.Json;
using Facilitation.Domain.Method;

namespace Facilitation.Evaluation.Measures;

/// <summary>The seed's own question and challenges: a soft flag where the tool comes first, an alternative, never a rejection, the original untouched.</summary>
internal sealed class SeedMeasure(string folder) : IMeasure
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public string Name => "seed";

    public async Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(Path.Combine(folder, "cases", "seed.json"));
        var seed = await JsonSerializer.DeserializeAsync<Seed>(file, Options, cancellation) ?? throw new InvalidDataException("seed.json is empty.");
        SeedCase[] cases = [.. seed.Pairs, .. seed.Challenges];
        var (flagged, alternatives, kept) = (0, 0, 0);
        foreach (var one in cases)
        {
            var tool = ChallengeRubric.Review(one.Text, "fr").Any(remark => remark.Criterion == Criterion.NoTool);
            var alternative = ChallengeRubric.NeedBeforeTool(one.Text, "fr");
            flagged += tool == one.Flag ? 1 : 0;
            alternatives += (alternative is not null) == one.Flag && (alternative is null || ChallengeRubric.NeedBeforeTool(alternative, "fr") is null) ? 1 : 0;
            kept += Plain(ChallengeRubric.FixQuestion(one.Text)) == Plain(one.Text) ? 1 : 0;
            await notes.WriteLineAsync($"    {(tool ? "flag" : "    ")} {one.Text}{(alternative is null ? "" : $"\n         → {alternative}")}");
        }

        return [new("seed.flag", (double)flagged / cases.Length, cases.Length), new("seed.alternative", (double)alternatives / cases.Length, cases.Length), new("seed.kept", (double)kept / cases.Length, cases.Length)];
    }

    private static string Plain(string text) => text.Replace('\u202F', ' ').Replace('\u00A0', ' ');

    private sealed record SeedCase(string Text, bool Flag);

    private sealed record Seed(IReadOnlyList<SeedCase> Pairs, IReadOnlyList<SeedCase> Challenges);
}
