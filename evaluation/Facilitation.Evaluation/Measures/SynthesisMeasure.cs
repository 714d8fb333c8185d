using System.Diagnostics;
using System.Globalization;
using Facilitation.Domain.Syntheses;
using Facilitation.Evaluation.Cases;

namespace Facilitation.Evaluation.Measures;

/// <summary>What the citation gate lets through and what it stops: planted faults by kind, good sentences refused, and how long it takes.</summary>
internal sealed class SynthesisMeasure(string folder) : IMeasure
{
    // What each fault is called by the gate; any refusal stops it, one of these stops it for its own reason.
    private static readonly Dictionary<string, string[]> Codes = new()
    {
        ["unknown_report"] = ["unknown_report"],
        ["altered_quote"] = ["quote_not_found"],
        ["wrong_report"] = ["quote_elsewhere", "quote_not_found"],
        ["invented_number"] = ["number", "number_unit"],
        ["other_unit"] = ["number", "number_unit"],
        ["reversed_numbers"] = ["number", "polarity"],
        ["report_count"] = ["report_count"],
        ["share_percent"] = ["report_count", "number", "number_unit"],
        ["named_pupil"] = ["person"],
        ["obeyed_instruction"] = ["instruction", "markup"],
        ["universal"] = ["universal"],
        ["unsupported_recommendation"] = ["advice", "unsupported", "universal"],
        ["cause_not_said"] = ["cause", "unsupported"],
        ["flipped_polarity"] = ["polarity"],
        ["wrong_context"] = ["wrong_context"],
        ["not_carried_out"] = ["not_carried_out"],
        ["enthusiasm"] = ["enthusiasm"],
        ["unrelated_quote"] = ["unsupported", "wrong_context"],
        ["quote_too_short"] = ["quote_short"],
        ["belief_as_fact"] = ["certainty"],
    };

    private const string Meaning = "other";

    public string Name => "syntheses";

    public async Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation)
    {
        var cases = SynthesisCases.Read(folder);
        var sentences = cases.Sentences.Select(sentence => (Case: sentence, Answer: CitationGate.Check(cases.Draft(sentence), cases.Sets[sentence.Set]))).ToList();
        await ReportAsync(sentences, notes);
        // « other » : a fault of meaning that no rule is written for (who said it, when, in which class). Told apart, not hidden.
        var meant = sentences.Where(entry => entry.Case.Fault is Meaning).ToList();
        var faults = sentences.Where(entry => entry.Case.Fault is not (null or Meaning)).ToList();
        var good = sentences.Where(entry => entry.Case.Fault is null).ToList();
        var findings = good.Where(entry => entry.Answer.Passed is not null).ToDictionary(entry => entry.Case.Id, entry => entry.Answer.Passed!);
        var propositions = cases.Propositions.Select(proposition => (proposition.Fault, Passed: CitationGate.Check(
            new(proposition.Kind, proposition.Text, proposition.Findings), [.. proposition.On.Where(findings.ContainsKey).Select(id => findings[id])]).Passed is not null, proposition.Text)).ToList();
        foreach (var wrong in propositions.Where(entry => entry.Passed != entry.Fault is null))
        {
            await notes.WriteLineAsync($"  {(wrong.Fault is null ? "refused" : $"missed ({wrong.Fault})")}: {wrong.Text}");
        }

        var wholes = cases.Wholes.Count(whole => Holds(whole, cases, findings));
        await TimeAsync(cases, notes);
        return
        [
            new("syntheses.faults.caught", Share(faults.Count(entry => entry.Answer.Refused is not null), faults.Count), faults.Count),
            new("syntheses.faults.named", Share(faults.Count(entry => IsNamed(entry.Case, entry.Answer)), faults.Count), faults.Count),
            new("syntheses.meaning.caught", Share(meant.Count(entry => entry.Answer.Refused is not null), meant.Count), meant.Count),
            new("syntheses.good.passed", Share(findings.Count, good.Count), good.Count),
            new("syntheses.propositions.caught", Share(propositions.Count(entry => entry.Fault is not null && !entry.Passed), propositions.Count(entry => entry.Fault is not null)), propositions.Count(entry => entry.Fault is not null)),
            new("syntheses.propositions.passed", Share(propositions.Count(entry => entry.Fault is null && entry.Passed), propositions.Count(entry => entry.Fault is null)), propositions.Count(entry => entry.Fault is null)),
            new("syntheses.minority.found", Share(wholes, cases.Wholes.Count), cases.Wholes.Count),
        ];
    }

    private static async Task ReportAsync(List<(SynthesisCases.Sentence Case, GateAnswer<Finding> Answer)> sentences, TextWriter notes)
    {
        await notes.WriteLineAsync("  fault                        caught  by its name");
        foreach (var group in sentences.Where(entry => entry.Case.Fault is not null).GroupBy(entry => entry.Case.Fault!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            await notes.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {group.Key,-28} {group.Count(entry => entry.Answer.Refused is not null),3}/{group.Count(),-3} {group.Count(entry => IsNamed(entry.Case, entry.Answer)),5}/{group.Count()}"));
        }

        foreach (var batch in sentences.GroupBy(entry => entry.Case.Batch).OrderBy(group => group.Key))
        {
            var (faults, good) = (batch.Where(entry => entry.Case.Fault is not null).ToList(), batch.Where(entry => entry.Case.Fault is null).ToList());
            await notes.WriteLineAsync($"  batch {batch.Key}: {faults.Count(entry => entry.Answer.Refused is not null)} of {faults.Count} faults caught, {good.Count(entry => entry.Answer.Refused is not null)} of {good.Count} good sentences refused");
        }

        foreach (var (sentence, answer) in sentences.Where(entry => entry.Case.Fault is null != entry.Answer.Passed is not null))
        {
            await notes.WriteLineAsync($"  {(sentence.Fault is null ? $"refused ({string.Join(", ", answer.Refused!.Faults.Select(fault => fault.Code))})" : $"missed ({sentence.Fault})")} {sentence.Id}: {sentence.Claim}");
        }
    }

    private static bool Holds(SynthesisCases.Whole whole, SynthesisCases cases, Dictionary<string, Finding> findings)
    {
        var coverage = SynthesisCoverage.Of([.. whole.Sentences.Where(findings.ContainsKey).Select(id => findings[id])], cases.Sets[whole.Set]);
        return coverage.Uncited.Select(report => report.Id).ToHashSet().SetEquals(whole.Uncited.Select(report => cases.IdOf(whole.Set, report)))
            && coverage.DroppedDirections.SequenceEqual(whole.Dropped is { } dropped ? [dropped] : []);
    }

    // 1,000 quotes against 200 reports, half of them retyped or altered; and as many whole sentences.
    private static async Task TimeAsync(SynthesisCases cases, TextWriter notes)
    {
        var all = cases.Sets.Values.SelectMany(reports => reports).ToList();
        List<SourceReport> corpus = [.. Enumerable.Range(0, 200).Select(i => all[i % all.Count] with { Id = Guid.CreateVersion7(), Passages = [.. all[i % all.Count].Passages.Select(passage => passage with { Text = $"Retour {i}. {passage.Text}" })] })];
        List<GivenQuote> quotes = [.. Enumerable.Range(0, 1_000).Select(i =>
        {
            var report = corpus[i * 7 % corpus.Count];
            var words = report.Passages[0].Text.Split(' ');
            var from = i % Math.Max(1, words.Length - 10);
            return new GivenQuote(report.Id, string.Join(' ', words.Skip(from).Take(10)).Replace('\'', '’') + (i % 4 == 0 ? " autrement" : ""));
        })];
        var watch = Stopwatch.StartNew();
        var found = quotes.Count(quote => CitationGate.Find(quote, corpus).Passed is not null);
        await notes.WriteLineAsync($"  1,000 quotes against 200 reports: {watch.ElapsedMilliseconds} ms, {found} found");
        watch.Restart();
        foreach (var quote in quotes)
        {
            CitationGate.Check(new FindingDraft(FindingKind.Effect, FindingDirection.Mixed, null, "Les élèves terminent leur travail plus souvent.", [quote]), corpus);
        }

        await notes.WriteLineAsync($"  1,000 sentences against 200 reports: {watch.ElapsedMilliseconds} ms");
    }

    private static bool IsNamed(SynthesisCases.Sentence sentence, GateAnswer<Finding> answer)
        => answer.Refused?.Faults.Any(fault => sentence.Fault is not null && Codes.TryGetValue(sentence.Fault, out var codes) && codes.Contains(fault.Code)) == true;

    private static double Share(int some, int all) => (double)some / Math.Max(1, all);
}
