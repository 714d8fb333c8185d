using Facilitation.Agents.Languages;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>Takes observations out of a report by rules: each is a part of a sentence that the gate has found, with a kind and a direction.</summary>
internal static class ReportExtractor
{
    private const int LongestQuote = 380;

    public static IReadOnlyList<Observation> Read(SourceReport report)
    {
        var guarded = GuardedReport.Of(report);
        if (guarded.Safeguarding)
        {
            return [];
        }

        var cues = Cues.Of(LanguageDetector.Shared.Of(string.Join('\n', report.Passages.Select(passage => passage.Text))));
        List<Observation> observations = [];
        foreach (var passage in report.Passages)
        {
            foreach (var (part, sentence) in SentenceParts.Of(passage.Text, cues))
            {
                observations.AddRange(Observe(part, sentence, passage.Field, guarded, cues));
            }
        }

        return [.. observations.DistinctBy(seen => (seen.Kind, seen.Quote.Field, seen.Quote.Spans[0])).Where(seen => EvidenceRules.Allows(report, seen.Kind))];
    }

    private static IEnumerable<Observation> Observe(string part, string sentence, ReportField field, GuardedReport guarded, Cues cues)
    {
        var kinds = SentenceReader.Read(part, field, guarded.Report.Stance, cues).ToList();
        if (kinds.Count == 0 || Find(part, sentence, guarded) is not { } quote)
        {
            return [];
        }

        var named = ConditionWords.Of(part, cues);
        return kinds.Select(found => new Observation(found.Kind, found.Direction, found.Kind is FindingKind.Condition ? named ?? Whole(part) : named, quote));
    }

    // The part where it can stand as a source, else the sentence it was cut out of.
    private static Quote? Find(string part, string sentence, GuardedReport guarded)
        => ((string[])[part, sentence]).Where(words => words.Length <= LongestQuote)
            .Select(words => CitationGate.Find(new(guarded.Report.Id, words), [guarded.Report]).Passed)
            .FirstOrDefault(found => found is not null && guarded.Objection(found) is null);

    private static string? Whole(string part) => part.Length <= 60 ? ConditionWords.Short(part) : null;
}
