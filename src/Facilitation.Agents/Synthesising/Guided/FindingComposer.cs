using Facilitation.Agents.Embedding;
using Facilitation.Agents.Languages;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>Findings without a model: the claim is the report's own sentence. The telling ones first, each once, every report represented.</summary>
internal static class FindingComposer
{
    private const int FewestFindings = 6;
    private const double Alike = 0.75;

    public static IReadOnlyList<Finding> Compose(SynthesisContext context, ObservationGroup group, IReadOnlyList<SourceReport> reports)
    {
        var about = Stems($"{context.Question} {context.Action}");
        List<Ranked> distinct = [];
        foreach (var candidate in group.Observations.Select((observation, place) => Rank(observation, place, about)).OrderByDescending(ranked => ranked.Score).ThenBy(ranked => ranked.Place))
        {
            // The same report saying the same twice; two reports that say the same are two sources.
            if (!distinct.Any(kept => kept.Observation.Quote.Report == candidate.Observation.Quote.Report && Likeness(kept.Stems, candidate.Stems) >= Alike))
            {
                distinct.Add(candidate);
            }
        }

        var first = distinct.DistinctBy(ranked => ranked.Observation.Quote.Report).ToList();
        var chosen = first.Concat(distinct.Except(first)).Take(Math.Max(FewestFindings, first.Count));
        return [.. chosen.OrderByDescending(ranked => ranked.Score).ThenBy(ranked => ranked.Place).Select(ranked => Draw(ranked.Observation, reports)).OfType<Finding>()];
    }

    /// <summary>One observation as a finding: its own words are the claim.</summary>
    /// <returns><see langword="null"/> when the gate refuses it.</returns>
    public static Finding? Draw(Observation observation, IReadOnlyCollection<SourceReport> reports)
        => CitationGate.Check(Draft(observation), reports).Passed
            // A condition is a label; a sentence that passes without it is worth more than none.
            ?? (observation.Condition is null ? null : CitationGate.Check(Draft(observation) with { Condition = null }, reports).Passed);

    /// <summary>The observation as a sentence that wants to be a finding.</summary>
    internal static FindingDraft Draft(Observation observation)
        => new(observation.Kind, observation.Direction, observation.Condition, Claim(observation.Quote.Words), [new(observation.Quote.Report, observation.Quote.Words)]);

    private static string Claim(string words)
    {
        var sentence = words.Trim().TrimEnd(',', ';', ':');
        var closed = sentence[^1] is '.' or '!' or '?' or '…' or '»' ? sentence : sentence + ".";
        return Typography.For(LanguageDetector.Shared.Of(closed), char.ToUpperInvariant(closed[0]) + closed[1..]);
    }

    private static Ranked Rank(Observation observation, int place, HashSet<string> about)
    {
        var stems = Stems(observation.Quote.Words);
        var numbers = NumberReader.Read(observation.Quote.Words).Count();
        var near = about.Count == 0 ? 0 : stems.Count(about.Contains) / (double)about.Count;
        return new(observation, place, stems, Math.Min(numbers, 3) + near + (observation.Condition is null ? 0 : 0.5) + (Math.Min(stems.Count, 12) / 12.0));
    }

    private static double Likeness(HashSet<string> one, HashSet<string> other)
        => one.Count == 0 && other.Count == 0 ? 1 : one.Intersect(other).Count() / (double)one.Union(other).Count();

    private static HashSet<string> Stems(string text) => [.. WordAnalysis.Analyse(text).Where(word => !word.IsStop).Select(word => word.French)];

    private sealed record Ranked(Observation Observation, int Place, HashSet<string> Stems, double Score);
}
