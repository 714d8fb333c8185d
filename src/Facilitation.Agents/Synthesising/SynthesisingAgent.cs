using Facilitation.Agents.Synthesising.Guided;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising;

/// <summary>The agent the host asks: the model where one is configured, and guided mode wherever it has no answer or passes somebody over.</summary>
/// <param name="guided">Answers without a model, in milliseconds.</param>
/// <param name="model"><see langword="null"/> when <c>Model:Provider</c> is None.</param>
internal sealed class SynthesisingAgent(ISynthesisingAgent guided, ModelSynthesisingAgent? model) : ISynthesisingAgent
{
    /// <inheritdoc/>
    public async Task<ReportReading> ReadAsync(SynthesisContext context, SourceReport report, CancellationToken cancellation)
    {
        if (model is null)
        {
            return await guided.ReadAsync(context, report, cancellation);
        }

        var (observations, refused, origin) = await model.ReadAsync(context, report, cancellation);
        return observations is not null
            ? new([.. observations.OrderBy(seen => Place(report, seen.Quote))], refused, GuardedReport.Of(report).HoldsInstruction, origin)
            : await guided.ReadAsync(context, report, cancellation) with { Refused = refused, Origin = origin };
    }

    /// <inheritdoc/>
    public async Task<DrawnFindings> DrawAsync(SynthesisContext context, ObservationGroup group, IReadOnlyList<SourceReport> reports, CancellationToken cancellation)
    {
        if (model is null)
        {
            return await guided.DrawAsync(context, group, reports, cancellation);
        }

        var (findings, refused, origin) = await model.DrawAsync(context, group, reports, cancellation);
        if (findings is null)
        {
            return await guided.DrawAsync(context, group, reports, cancellation) with { Refused = refused, Origin = origin };
        }

        // A report the model passed over speaks with its own words.
        var cited = findings.SelectMany(finding => finding.Quotes).Select(quote => quote.Report).ToHashSet();
        IReadOnlyList<Observation> left = [.. group.Observations.Where(seen => !cited.Contains(seen.Quote.Report))];
        var added = left.Count == 0 ? [] : FindingComposer.Compose(context, group with { Observations = left }, reports);
        return new([.. findings, .. added], refused, origin);
    }

    /// <inheritdoc/>
    public async Task<ClosingProposals> CloseAsync(SynthesisContext context, IReadOnlyList<Finding> findings, CancellationToken cancellation)
    {
        if (model is null || findings.Count == 0)
        {
            return await guided.CloseAsync(context, findings, cancellation);
        }

        var (proposals, refused, origin) = await model.CloseAsync(context, findings, cancellation);
        if (proposals is null)
        {
            return await guided.CloseAsync(context, findings, cancellation) with { Refused = refused, Origin = origin };
        }

        // Sides the model did not set against each other, and whatever it left out altogether.
        var set = proposals.Where(proposal => proposal.Kind is ProposalKind.Disagreement).SelectMany(proposal => proposal.Findings).ToHashSet();
        var missed = ClosingComposer.Disagreements(context, findings).Where(proposal => !proposal.Findings.Any(set.Contains));
        return new([.. proposals, .. missed, .. Otherwise(ProposalKind.Gap, ClosingComposer.Gaps), .. Otherwise(ProposalKind.NextInquiry, ClosingComposer.NextInquiry)], refused, origin);

        IEnumerable<Proposal> Otherwise(ProposalKind kind, Func<SynthesisContext, IReadOnlyList<Finding>, IEnumerable<Proposal>> compose)
            => proposals.Any(proposal => proposal.Kind == kind) ? [] : compose(context, findings);
    }

    private static (int Passage, int Start) Place(SourceReport report, Quote quote)
        => (report.Passages.Select((passage, place) => (passage, place)).FirstOrDefault(one => one.passage.Field == quote.Field).place, quote.Spans[0].Start);
}
