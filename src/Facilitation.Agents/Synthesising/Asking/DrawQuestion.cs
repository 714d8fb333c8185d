using System.ComponentModel;
using Facilitation.Agents.Models;
using Facilitation.Agents.Prompts;
using Facilitation.Agents.Reframing.Guards;
using Facilitation.Domain;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Asking;

/// <summary>One group of observations, and the findings a model draws from it. The model sees labels of reports, never their ids.</summary>
internal sealed class DrawQuestion(SynthesisContext context, ObservationGroup group, IReadOnlyList<GuardedReport> reports, DrawInput input, Prompt prompt, Outgoing outgoing)
    : SynthesisQuestion<DrawAnswer, Finding>(context, prompt, outgoing, "findings", most: 8)
{
    internal const string Prompt = "synthesising/draw-findings"; // prompts/synthesising/draw-findings.md

    private static readonly AnswerSchema Form = AnswerSchema.Of<DrawAnswer>("findings", JsonAnswer.Json);

    private readonly SynthesisContext _context = context;
    private readonly IReadOnlyList<SourceReport> _corpus = [.. reports.Select(report => report.Report)];

    public override AnswerSchema Schema => Form;

    protected override string Input(int most) => PromptInput.Write(input with { Most = most });

    protected override bool IsWhole(DrawAnswer answer) => answer.Findings is not null;

    protected override IEnumerable<Sifted<Finding>> Sift(DrawAnswer answer)
        => answer.Findings!.Where(said => said is not null).Select(Sift).DistinctBy(sifted => sifted.Passed is { } finding ? (object)finding.Claim : sifted);

    /// <summary>A report that no finding cites would be a minority passed over.</summary>
    protected override IEnumerable<AnswerFault> Missing(IReadOnlyList<Finding> passed)
    {
        var cited = passed.SelectMany(finding => finding.Quotes).Select(quote => quote.Report).ToHashSet();
        return reports.Select((report, place) => (report.Report.Id, Label: place + 1)).Where(report => !cited.Contains(report.Id))
            .Where(report => ReportEvidence.Of(_corpus[report.Label - 1]).Status is not EvidenceStatus.TooThin)
            .Select(report => new AnswerFault("dropped_report", $"reports[{report.Label}]", $"Aucun constat valable ne cite le retour {report.Label} : cite-le, même s'il est seul de son avis."));
    }

    protected override bool IsSame(Finding earlier, Finding later)
        => earlier.Quotes.Any(one => later.Quotes.Any(other => one.Report == other.Report && one.Field == other.Field
            && one.Spans.Any(span => other.Spans.Any(against => span.Start < against.Start + against.Length && against.Start < span.Start + span.Length))));

    private Sifted<Finding> Sift(SaidFinding said)
    {
        var claim = Typography.For(_context.Language, (said.Claim ?? "").Trim());
        var condition = string.IsNullOrWhiteSpace(said.Condition) ? null : said.Condition.Trim();
        List<CitationFault> faults = [.. SaidLanguage.Check(claim, _context.Language)];
        var quotes = (said.Quotes ?? []).Where(quote => quote is not null).Select(Given).ToList();
        var answer = CitationGate.Check(new(group.Kind, group.Direction, condition ?? group.Condition, claim, quotes), _corpus);
        if (answer.Refused is not null && condition is null && group.Condition is not null)
        {
            // The group's own label was not the model's choice: a claim that stands without it stands.
            answer = CitationGate.Check(new(group.Kind, group.Direction, null, claim, quotes), _corpus);
        }

        faults.AddRange(answer.Refused?.Faults ?? []);
        faults.AddRange(answer.Passed?.Quotes.Select(quote => reports.First(report => report.Report.Id == quote.Report).Objection(quote)).OfType<CitationFault>() ?? []);
        return faults.Count == 0 ? new(answer.Passed, null) : new(null, new(claim, [.. faults.DistinctBy(fault => (fault.Code, fault.Message))]));
    }

    // An unknown label stays unknown: the gate says so with the quote's own words.
    private GivenQuote Given(SaidQuote said)
        => said.Report is { } label && label >= 1 && label <= reports.Count
            ? new(reports[label - 1].Report.Id, reports[label - 1].Stored(said.Words ?? ""))
            : new(Guid.Empty, said.Words ?? "");
}

internal sealed record DrawAnswer(IReadOnlyList<SaidFinding>? Findings);

internal sealed record SaidFinding(
    [property: Description("One impersonal sentence that says no more than its quotes.")] string? Claim,
    [property: Description("A few words, or null.")] string? Condition,
    [property: Description("1 to 12 sources.")] IReadOnlyList<SaidQuote>? Quotes);

internal sealed record SaidQuote([property: Description("The label of a report given.")] int? Report, [property: Description("The report's own words, unchanged.")] string? Words);
