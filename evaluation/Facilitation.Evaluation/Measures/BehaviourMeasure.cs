using Facilitation.Domain;
using Facilitation.Domain.Thorns;
using Facilitation.Evaluation.Cases;

namespace Facilitation.Evaluation.Measures;

/// <summary>Is the kind of answer the one expected? With the confusion by kind.</summary>
internal sealed class BehaviourMeasure(string folder, AskedAgent asked) : IMeasure
{
    public string Name => "behaviour";

    public async Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation)
    {
        var more = ThornCases.More(folder);
        return
        [
            await ScoreAsync("behaviour.given", ThornCases.Given(folder), notes, cancellation),
            await ScoreAsync("behaviour.more", [.. more.Where(thorn => !thorn.HeldOut)], notes, cancellation),
            await ScoreAsync("behaviour.held-out", [.. more.Where(thorn => thorn.HeldOut)], notes, cancellation),
        ];
    }

    private async Task<Score> ScoreAsync(string name, IReadOnlyList<ThornCase> cases, TextWriter notes, CancellationToken cancellation)
    {
        var confusion = new Dictionary<(ReframingKind Expected, ReframingKind Found), int>();
        List<string> misses = [];
        foreach (var thorn in cases)
        {
            var (answer, _) = await asked.AskAsync(thorn, [], cancellation);
            confusion[(thorn.ExpectedKind, answer.Kind)] = confusion.GetValueOrDefault((thorn.ExpectedKind, answer.Kind)) + 1;
            if (answer.Kind != thorn.ExpectedKind)
            {
                misses.Add($"{thorn.Id}: expected {WireName.Of(thorn.ExpectedKind)}, found {WireName.Of(answer.Kind)}");
            }
        }

        await notes.WriteLineAsync($"  {name}, expected (rows) by found (columns):");
        var kinds = Enum.GetValues<ReframingKind>();
        await notes.WriteLineAsync($"  {"",-14}{string.Concat(kinds.Select(kind => $"{WireName.Of(kind),14}"))}");
        foreach (var expected in kinds)
        {
            await notes.WriteLineAsync($"  {WireName.Of(expected),-14}{string.Concat(kinds.Select(found => $"{confusion.GetValueOrDefault((expected, found)),14}"))}");
        }

        foreach (var miss in misses)
        {
            await notes.WriteLineAsync($"    {miss}");
        }

        return new(name, 1 - ((double)misses.Count / cases.Count), cases.Count);
    }
}
