using System.CommandLine;
using System.Globalization;
using Facilitation.Domain.Privacy;
using Facilitation.Evaluation.Cases;

namespace Facilitation.Evaluation;

/// <summary><c>weigh</c>: learns the weights of <c>Privacy/Data/danger-weights.txt</c> anew, the same from the same cases.</summary>
internal static class WeighCommand
{
    // What weighs less is left out: it hardly counts and would only lengthen the list.
    private const double Least = 0.3;

    private const int Folds = 5;

    public static Command Build()
    {
        var command = new Command("weigh", "Learns anew which words tell of a child in danger, from evaluation/cases/danger.json.");
        command.SetAction(_ => Weigh());
        return command;
    }

    private static int Weigh()
    {
        var folder = EvaluationFolder.Find();
        List<DangerCase> cases = [.. DangerCases.Read(folder).Where(one => !one.HeldOut), .. DangerCases.Ordinary(folder)];
        Compare(cases);
        var weights = DangerCases.Weigh(cases);
        var kept = weights.Where(weight => weight.Key == DangerScale.Rest || Math.Abs(weight.Value) >= Least).OrderBy(weight => weight.Key, StringComparer.Ordinal).ToList();
        var file = Path.Combine(folder, "..", "src", "Facilitation.Domain", "Privacy", "Data", "danger-weights.txt");
        File.WriteAllText(file, string.Concat(kept.Select(weight => string.Create(CultureInfo.InvariantCulture, $"{weight.Key}\t{weight.Value:0.00}\n")).Prepend("# How much a sign weighs for a child in danger; learnt from evaluation/cases/danger.json by « make weigh », not written by hand.\n")));
        Console.WriteLine($"{kept.Count} of {weights.Count} signs kept in {Path.GetFullPath(file)}");
        return 0;
    }

    // Each fifth weighed by what the other four teach: what to expect of texts nobody has seen.
    private static void Compare(List<DangerCase> cases)
    {
        var weighed = new List<(DangerCase Case, double Weight)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var scale = new DangerScale(DangerCases.Weigh([.. cases.Where((_, i) => i % Folds != fold)]));
            weighed.AddRange(cases.Where((_, i) => i % Folds == fold).Select(one => (one, scale.Of(Folding.Lower(one.Text)))));
        }

        foreach (var limit in (double[])[-0.5, -0.25, 0, 0.25, 0.5, 0.75, 1])
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  above {limit,5:0.00}: {Share(one => one.Danger, limit):0.000} of dangers, {Share(one => !one.Danger && !IsOrdinary(one), limit):0.000} of what is like them, {Share(one => !one.Danger && IsOrdinary(one), limit):0.000} of ordinary texts"));
        }

        double Share(Func<DangerCase, bool> which, double limit) => weighed.Where(one => which(one.Case)).Select(one => one.Weight > limit ? 1.0 : 0).Average();
    }

    private static bool IsOrdinary(DangerCase one) => one.Kind is DangerCases.Kinds.Thorn or DangerCases.Kinds.Row;
}
