using Facilitation.Domain.Syntheses;
using Facilitation.Evaluation.Cases;

namespace Facilitation.Evaluation.Measures;

/// <summary>
/// What comes out of the synthesising agent when a model gives the same answer, good or with a planted fault, however often it is asked to mend it:
/// over real HTTP, through every step's rules. The sentences of <c>syntheses.json</c> go the same way, one a reply.
/// </summary>
internal sealed class ReplyMeasure(string folder) : IMeasure
{
    public string Name => "synthesis-replies";

    public async Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation)
    {
        await using var scripted = await ScriptedSynthesis.StartAsync();
        var cases = SynthesisCases.Read(folder);
        List<Outcome> replies = [], sentences = [];
        foreach (var reply in SynthesisReplies.Read(folder))
        {
            scripted.WillAlwaysAnswer(reply.Answer);
            replies.Add(new(reply.Id, $"{reply.Step}.{reply.Fault}", reply.Fault is null, await HoldsAsync(reply, cases, scripted, cancellation)));
        }

        foreach (var sentence in cases.Sentences)
        {
            if (await DrawAsync(sentence, cases, scripted, cancellation) is { } stands)
            {
                sentences.Add(new(sentence.Id, sentence.Fault ?? "", sentence.Fault is null, stands == sentence.Fault is null));
            }
        }

        return [.. await ScoresAsync("replies", replies, notes), .. await ScoresAsync("sentences", sentences, notes)];
    }

    private static async Task<IReadOnlyList<Score>> ScoresAsync(string name, List<Outcome> outcomes, TextWriter notes)
    {
        await notes.WriteLineAsync($"  {name,-30} held");
        foreach (var fault in outcomes.Where(outcome => !outcome.Good).GroupBy(outcome => outcome.Fault).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            await notes.WriteLineAsync($"  {fault.Key,-30} {fault.Count(outcome => outcome.Holds)}/{fault.Count()}{Misses(fault)}");
        }

        var (good, faulty) = (outcomes.Where(outcome => outcome.Good).ToList(), outcomes.Where(outcome => !outcome.Good).ToList());
        await notes.WriteLineAsync($"  {"good",-30} {good.Count(outcome => outcome.Holds)}/{good.Count}{Misses(good)}");
        return [
            new($"synthesis-replies.{name}.caught", (double)faulty.Count(outcome => outcome.Holds) / Math.Max(1, faulty.Count), faulty.Count),
            new($"synthesis-replies.{name}.kept", (double)good.Count(outcome => outcome.Holds) / Math.Max(1, good.Count), good.Count),
        ];
    }

    private static string Misses(IEnumerable<Outcome> outcomes) => string.Concat(outcomes.Where(outcome => !outcome.Holds).Select(outcome => $" {outcome.Id}"));

    /// <summary>A good answer comes out whole at once; of a faulty one, the planted sentence does not.</summary>
    private static async Task<bool> HoldsAsync(SynthesisReply reply, SynthesisCases cases, ScriptedSynthesis scripted, CancellationToken cancellation)
    {
        var reports = reply.Reports.Distinct().Select(id => cases.Sets[reply.Set].First(report => report.Id == cases.IdOf(reply.Set, id))).ToList();
        switch (reply.Step)
        {
            case "read":
                var reading = await scripted.Agent.ReadAsync(ScriptedSynthesis.Context, reports[0], cancellation);
                return reply.Fault is null ? reading.Origin.Outcome == "answered" && reading.Observations.Count == reply.Answer["observations"]!.AsArray().Count
                    : !reading.Observations.Any(seen => Plain(reply.Planted!).Contains(Plain(seen.Quote.Words), StringComparison.OrdinalIgnoreCase) && (reply.Fault is not "inconclusive_effect" || seen.Kind is FindingKind.Effect));
            case "draw":
                var group = new ObservationGroup(reply.Id, reply.Kind, reply.Direction, null, [.. reply.Seen!.Select(seen => new Observation(reply.Kind, reply.Direction, null, Quote(seen, reply.Set, cases)))]);
                var drawn = await scripted.Agent.DrawAsync(ScriptedSynthesis.Context, group, reports, cancellation);
                return reply.Fault switch
                {
                    null => drawn.Origin.Outcome == "answered" && drawn.Findings.Count == reply.Answer["findings"]!.AsArray().Count,
                    "dropped_minority" => reports.All(report => drawn.Findings.Any(finding => finding.Quotes.Any(quote => quote.Report == report.Id))),
                    _ => !drawn.Findings.Any(finding => Plain(finding.Claim) == Plain(reply.Planted!)),
                };
            default:
                var findings = reply.Seen!.Select(seen => CitationGate.Check(new FindingDraft(seen.Kind, seen.Direction, null, seen.Words, [new(cases.IdOf(reply.Set, seen.Report), seen.Words)]), reports).Passed!).ToList();
                var closing = await scripted.Agent.CloseAsync(ScriptedSynthesis.Context, findings, cancellation);
                return reply.Fault is null ? closing.Origin.Outcome == "answered" : !closing.Proposals.Any(proposal => Plain(proposal.Text) == Plain(reply.Planted!));
        }
    }

    /// <returns>Whether the sentence came out as a finding; <see langword="null"/> when it names no report a group could be made of.</returns>
    private static async Task<bool?> DrawAsync(SynthesisCases.Sentence sentence, SynthesisCases cases, ScriptedSynthesis scripted, CancellationToken cancellation)
    {
        var corpus = cases.Sets[sentence.Set];
        var cited = sentence.Quotes.Select(quote => cases.IdOf(sentence.Set, quote.Report)).ToList();
        var reports = corpus.Where(report => cited.Contains(report.Id)).DefaultIfEmpty(corpus[0]).ToList();
        var observations = reports.Select(report => Anything(report) is { } quote ? new Observation(sentence.Kind, sentence.Direction, null, quote) : null).OfType<Observation>().ToList();
        if (observations.Count < reports.Count)
        {
            return null;
        }

        var quotes = sentence.Quotes.Select(quote => new { report = reports.FindIndex(report => report.Id == cases.IdOf(sentence.Set, quote.Report)) is >= 0 and var place ? place + 1 : 99, words = quote.Words });
        scripted.WillAlwaysAnswer(new { findings = new[] { new { claim = sentence.Claim, condition = sentence.Condition, quotes } } });
        var drawn = await scripted.Agent.DrawAsync(ScriptedSynthesis.Context, new(sentence.Id, sentence.Kind, sentence.Direction, null, observations), reports, cancellation);
        return drawn.Findings.Any(finding => Plain(finding.Claim) == Plain(sentence.Claim));
    }

    private static Quote? Anything(SourceReport report)
        => report.Passages.SelectMany(passage => Domain.Method.Sentences.Of(passage.Text)).Select(words => CitationGate.Find(new(report.Id, words), [report]).Passed).FirstOrDefault(found => found is not null);

    private static Quote Quote(SeenWords seen, string set, SynthesisCases cases)
        => CitationGate.Find(new(cases.IdOf(set, seen.Report), seen.Words), cases.Sets[set]).Passed ?? throw new InvalidDataException($"« {seen.Words} » does not stand in {seen.Report}.");

    private static string Plain(string text) => text.Replace('\u202F', ' ').Replace('\u00A0', ' ').Replace('’', '\'').Trim().TrimEnd('.');

    private sealed record Outcome(string Id, string Fault, bool Good, bool Holds);
}
