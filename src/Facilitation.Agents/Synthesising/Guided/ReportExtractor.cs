using Facilitation.Agents.Languages;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>Takes observations out of a report by rules: each is a part of a sentence that can stand as a finding of its own, with a kind and a direction.</summary>
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
        var parts = report.Passages.SelectMany(passage => SentenceParts.Of(passage.Text, cues).Select(one => (one.Part, one.Sentence, passage.Field))).ToList();
        var observations = parts.SelectMany(one => Observe(one.Part, one.Sentence, one.Field, guarded, cues))
            .DistinctBy(seen => (seen.Kind, seen.Quote.Field, seen.Quote.Spans[0])).ToList();
        return Speaks(report, observations) ? observations : [.. observations, .. Verdict(parts.Select(one => (one.Part, one.Sentence)), guarded, cues)];
    }

    private static IEnumerable<Observation> Observe(string part, string sentence, ReportField field, GuardedReport guarded, Cues cues)
    {
        var kinds = SentenceReader.Read(part, field, guarded.Report.Stance, cues).Where(found => EvidenceRules.Allows(guarded.Report, found.Kind)).ToList();
        if (kinds.Count == 0 || Find(part, sentence, guarded) is not { } quote)
        {
            return [];
        }

        var named = ConditionWords.Of(part, cues);
        return kinds.Select(found => Settle(new(found.Kind, found.Direction, found.Kind is FindingKind.Condition ? named ?? Whole(part) : named, quote), guarded.Report)).OfType<Observation>();
    }

    /// <summary>The observation as the gate lets it be said: which way words point it knows better than these cues.</summary>
    /// <returns><see langword="null"/> when nothing can be said with it.</returns>
    private static Observation? Settle(Observation seen, SourceReport report)
    {
        FindingDirection[] directions = [seen.Direction, SentenceReader.Of(report.Stance), FindingDirection.Mixed];
        return directions.Distinct().Select(direction => seen with { Direction = direction }).FirstOrDefault(settled => FindingComposer.Draw(settled, [report]) is not null)
            // What a report without evidence says of itself is read all the same, and listed apart.
            ?? (seen.Kind is FindingKind.Limitation or FindingKind.Deviation && !ReportEvidence.Of(report).Counts ? seen : null);
    }

    /// <summary>Whether something stands for the report's own verdict; a report nothing was taken from speaks not at all.</summary>
    private static bool Speaks(SourceReport report, List<Observation> observations)
        => !ReportEvidence.Of(report).Counts || (observations.Count > 0 && (report.Stance is not (ReportStance.Worked or ReportStance.DidNotWork)
            || observations.Exists(seen => seen.Direction == SentenceReader.Of(report.Stance) || seen.Direction is FindingDirection.Mixed)));

    // The sentence with most to say of how things went, as an effect in the sense of the verdict.
    private static IEnumerable<Observation> Verdict(IEnumerable<(string Part, string Sentence)> parts, GuardedReport guarded, Cues cues)
    {
        var direction = SentenceReader.Of(guarded.Report.Stance);
        return parts.OrderByDescending(one => SentenceReader.Weight(one.Part, direction, cues))
            .Select(one => Find(one.Part, one.Sentence, guarded)).OfType<Quote>()
            .Select(quote => new Observation(FindingKind.Effect, direction, ConditionWords.Of(quote.Words, cues), quote))
            .Where(seen => FindingComposer.Draw(seen, [guarded.Report]) is not null).Take(1);
    }

    // The part where it can stand as a source, else the sentence it was cut out of.
    private static Quote? Find(string part, string sentence, GuardedReport guarded)
        => ((string[])[part, sentence]).Where(words => words.Length <= LongestQuote)
            .Select(words => CitationGate.Find(new(guarded.Report.Id, words), [guarded.Report]).Passed)
            .FirstOrDefault(found => found is not null && guarded.Objection(found) is null);

    private static string? Whole(string part) => part.Length <= 60 ? ConditionWords.Short(part) : null;
}
