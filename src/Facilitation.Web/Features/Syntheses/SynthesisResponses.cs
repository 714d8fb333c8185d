using Facilitation.Domain.Experiments;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Components;

namespace Facilitation.Web.Features.Syntheses;

/// <param name="Items">Latest first.</param>
/// <param name="Next">The cursor of what follows; <see langword="null"/> at the end.</param>
internal sealed record SynthesisList(IReadOnlyList<SynthesisLineResponse> Items, string? Next);

internal sealed record SynthesisLineResponse(
    Guid Id, string Number, string Title, SynthesisState State, SynthesisWork Work, int Reports, int Accepted, int Pending, DateTimeOffset CreatedAt, DateTimeOffset? ApprovedAt, int Version)
{
    public static SynthesisLineResponse From(SynthesisLine line) => new(
        line.Synthesis.Id.Value, line.Scope.Number, line.Synthesis.Title, line.Synthesis.State, line.Synthesis.Work, line.Reports, line.Accepted, line.Pending,
        line.Synthesis.CreatedAt, line.Synthesis.ApprovedAt, line.Synthesis.Version);
}

/// <summary>How far a synthesis is; also each event <c>progress</c> of the stream.</summary>
internal sealed record ProgressResponse(SynthesisWork Work, int Steps, int Done, int Reports, int ReportsRead, int Groups, int GroupsDrawn, int Failed, int Reused, long Tokens)
{
    public static ProgressResponse From(SynthesisProgress progress) => new(
        progress.Work, progress.Steps, progress.Done, progress.Reads, progress.ReadsDone, progress.Draws, progress.DrawsDone, progress.Failed, progress.Reused, progress.Tokens);
}

/// <param name="SourceChanged">A source of it was edited or is gone: then no sentence and no quote is given.</param>
internal sealed record FindingResponse(
    Guid Id, int Place, FindingKind Kind, FindingDirection Direction, string? Condition, string? Claim, IReadOnlyList<QuoteResponse> Quotes,
    FindingDecision Decision, string Mode, bool Edited, bool SourceChanged, int Version)
{
    public static FindingResponse From(ShownFinding finding, Func<Guid, int?> place) => new(
        finding.Id, finding.Stored.Place, finding.Stored.Draft.Kind, finding.Stored.Draft.Direction, finding.Verified?.Condition, finding.Verified?.Claim,
        [.. (finding.Verified?.Quotes ?? []).Select(quote => new QuoteResponse(quote.Report, place(quote.Report), quote.Field, quote.Words, quote.Spans))],
        finding.Stored.Decision, finding.Stored.Mode, finding.Stored.Edited, !finding.Holds, finding.Stored.Version);
}

/// <param name="Report">In which report.</param>
/// <param name="Place">How the synthesis numbers it.</param>
/// <param name="Field">In which part of it.</param>
/// <param name="Words">The report's own words.</param>
/// <param name="Spans">Where, in UTF-16 units of that part.</param>
internal sealed record QuoteResponse(Guid Report, int? Place, ReportField Field, string Words, IReadOnlyList<QuoteSpan> Spans);

/// <param name="Label">Always <c>proposition</c>: it states no fact.</param>
/// <param name="Findings">The ids of the findings that disagree.</param>
internal sealed record ProposalResponse(Guid Id, string Label, ProposalKind Kind, string Text, IReadOnlyList<Guid> Findings, string Mode, bool Kept, int Version)
{
    public static ProposalResponse From(ShownProposal proposal) => new(
        proposal.Stored.Id, "proposition", proposal.Verified.Kind, proposal.Verified.Text, proposal.Stored.Findings, proposal.Stored.Mode, proposal.Stored.Kept, proposal.Stored.Version);
}

internal sealed record RefusedResponse(StepKind Step, Guid? Report, string Text, IReadOnlyList<CitationFault> Faults)
{
    public static RefusedResponse From(StoredRefusal refusal)
        => new(refusal.Step, refusal.Step is StepKind.Read && Guid.TryParse(refusal.Key, out var report) ? report : null, refusal.Text, [.. refusal.Faults.Select(fault => fault.Printed())]);
}

/// <param name="Status"><c>evidence</c>, or why it is listed apart: <c>inconclusive, not_carried_out, too_thin, withdrawn</c>.</param>
/// <param name="Reason">The same in French, for people; <see langword="null"/> for evidence.</param>
/// <param name="Instruction">Whether it holds an order to an AI, which was ignored.</param>
internal sealed record SourceResponse(
    Guid Id, int Place, string? Action, int Version, string Status, string? Reason, bool Cited, bool Instruction, ReportStance? DeclaredStance, ReportStance? RetainedStance)
{
    public static SourceResponse From(PlacedReport report) => new(
        report.Listed.Report, report.Place, report.Report?.Source.ActionNumber, report.Listed.Version, report.Report is null ? RunSteps.Withdrawn : report.Listed.Apart ?? "evidence",
        ApartWords.Of(report), report.IsCited, report.Listed.Instruction, report.Report?.Source.DeclaredStance, report.Report?.Source.RetainedStance);
}

internal sealed record SynthesisResponse(
    Guid Id, string Number, string Title, string Question, SynthesisState State, SynthesisWork Work, ProgressResponse Progress, ReportCounts Counts,
    IReadOnlyList<FindingResponse> Findings, IReadOnlyList<ProposalResponse> Proposals, IReadOnlyList<RefusedResponse> Refused, IReadOnlyList<SourceResponse> Reports,
    NewReports News, SynthesisOrigin Origin, Guid? ApprovedBy, DateTimeOffset? ApprovedAt, Guid? Previous, DateTimeOffset CreatedAt, int Version)
{
    public static SynthesisResponse From(SynthesisView view) => new(
        view.Synthesis.Id.Value, view.Scope.Number, view.Synthesis.Title, view.Scope.Question, view.Synthesis.State, view.Synthesis.Work, ProgressResponse.From(view.Progress), view.Counts,
        [.. view.Findings.Select(finding => FindingResponse.From(finding, report => view.Find(report)?.Place))],
        [.. view.Proposals.Select(ProposalResponse.From)], [.. view.Refused.Select(RefusedResponse.From)], [.. view.Reports.Select(SourceResponse.From)],
        view.News, view.Origin, view.Synthesis.ApprovedBy?.Value, view.Synthesis.ApprovedAt, view.Synthesis.Previous?.Value, view.Synthesis.CreatedAt, view.Synthesis.Version);
}
