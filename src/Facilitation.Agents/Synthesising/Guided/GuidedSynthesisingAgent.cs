using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>Synthesises without a model: a table of evidence made of the reports' own sentences.</summary>
internal sealed class GuidedSynthesisingAgent : ISynthesisingAgent
{
    /// <summary>How every step of this agent is signed.</summary>
    public static StepOrigin Origin { get; } = new("guided", null, null, "guided", 0);

    /// <inheritdoc/>
    public Task<ReportReading> ReadAsync(SynthesisContext context, SourceReport report, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new ReportReading(ReportExtractor.Read(report), [], GuardedReport.Of(report).HoldsInstruction, Origin));
    }

    /// <inheritdoc/>
    public Task<DrawnFindings> DrawAsync(SynthesisContext context, ObservationGroup group, IReadOnlyList<SourceReport> reports, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new DrawnFindings(FindingComposer.Compose(context, group, reports), [], Origin));
    }

    /// <inheritdoc/>
    public Task<ClosingProposals> CloseAsync(SynthesisContext context, IReadOnlyList<Finding> findings, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new ClosingProposals(ClosingComposer.Compose(context, findings), [], Origin));
    }
}
