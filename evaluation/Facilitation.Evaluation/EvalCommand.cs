using System.CommandLine;
using System.Globalization;
using Facilitation.Evaluation.Measures;

namespace Facilitation.Evaluation;

/// <summary><c>eval</c>: every measure, compared with its baseline; fails when one has fallen.</summary>
internal static class EvalCommand
{
    public static Command Build()
    {
        var provider = new Option<bool>("--provider") { Description = "Ask the configured model (Model__… variables) instead of guided mode." };
        var update = new Option<bool>("--update") { Description = "Keep the scores of this run as the new baselines." };
        var only = new Option<string?>("--only") { Description = "Run one measure only, by its name." };
        var command = new Command("eval", "Runs the measures and compares them with evaluation/baselines.") { provider, update, only };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(provider), parsed.GetValue(update), parsed.GetValue(only), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool provider, bool update, string? only, CancellationToken cancellation)
    {
        var folder = EvaluationFolder.Find();
        var baselines = new Baselines(Path.Combine(folder, "baselines"));
        await using var asked = AskedAgent.Build(provider);
        var fallen = 0;
        var measures = Measures(folder, asked).Where(measure => only is null || measure.Name == only).ToList();
        foreach (var measure in measures)
        {
            Console.WriteLine($"\n== {measure.Name}{(provider ? " (model)" : "")}");
            var scores = await measure.MeasureAsync(Console.Out, cancellation);
            var kept = baselines.Read(measure.Name);
            foreach (var score in scores)
            {
                fallen += Report(score, kept, compared: !provider || !measure.AsksTheAgent()) ? 0 : 1;
            }

            if (update && !provider && scores.Count > 0)
            {
                baselines.Write(measure.Name, scores);
            }
        }

        Console.WriteLine(fallen == 0 ? "\nNo score below its baseline." : $"\n{fallen} score(s) below the baseline.");
        return fallen == 0 && measures.Count > 0 ? 0 : 1;
    }

    private static IEnumerable<IMeasure> Measures(string folder, AskedAgent asked) =>
    [
        new BehaviourMeasure(folder, asked),
        new FlawMeasure(folder),
        new OfferMeasure(folder, asked),
        new SeedMeasure(folder),
        new MaskingMeasure(folder),
        new SafeguardingMeasure(folder),
        new SynthesisingMeasure(folder),
        new ReplyMeasure(folder),
        new RetrievalMeasure(folder),
        new SynthesisMeasure(folder),
    ];

    private static bool AsksTheAgent(this IMeasure measure) => measure is BehaviourMeasure or OfferMeasure;

    private static bool Report(Score score, IReadOnlyDictionary<string, Baselines.Baseline> kept, bool compared)
    {
        var value = score.Value.ToString("0.000", CultureInfo.InvariantCulture);
        if (!compared || !kept.TryGetValue(score.Name, out var baseline))
        {
            Console.WriteLine($"  {score.Name,-40} {value}  ({score.Cases} cases)");
            return true;
        }

        var holds = score.Value >= baseline.Value - baseline.Spread - 1e-9;
        Console.WriteLine($"  {score.Name,-40} {value}  ({score.Cases} cases)  baseline {baseline.Value.ToString("0.000", CultureInfo.InvariantCulture)} - {baseline.Spread.ToString("0.000", CultureInfo.InvariantCulture)} {(holds ? "holds" : "FALLEN")}");
        return holds;
    }
}
