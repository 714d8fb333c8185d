using Facilitation.Agents.Synthesising;
using Facilitation.Domain;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Does the steps of syntheses, one after the other: lease one, ask the agent while no transaction is open, keep what it answers.</summary>
internal sealed partial class RunSteps(
    SynthesisStepStore steps, SynthesisPhaseStore phases, SourceReportStore reports, VerifiedFindings verified, ISynthesisingAgent agent, ILogger<RunSteps> log)
{
    internal const string Withdrawn = "withdrawn";

    /// <summary>Works until nothing is due.</summary>
    /// <exception cref="OperationCanceledException">The program stops: the step under way is free again.</exception>
    public async Task UntilNothingIsDueAsync(CancellationToken cancellation)
    {
        while (await StepAsync(cancellation) || await phases.AdvanceAsync(cancellation))
        {
        }
    }

    /// <returns>Whether there was a step to do.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        if (await steps.LeaseAsync(cancellation) is not { } step)
        {
            return false;
        }

        try
        {
            await (step.Kind switch
            {
                StepKind.Read => ReadAsync(step, cancellation),
                StepKind.Draw => DrawAsync(step, cancellation),
                _ => CloseAsync(step, cancellation),
            });
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await steps.ReleaseAsync(step);
            throw;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Failed(log, WireName.Of(step.Kind), failure.GetType().Name, failure);
            await steps.FailAsync(step);
        }

        return true;
    }

    private async Task ReadAsync(LeasedStep step, CancellationToken cancellation)
    {
        var id = Guid.Parse(step.Key);
        if (!(await reports.FindAsync(step.Community, [id], cancellation)).TryGetValue(id, out var report))
        {
            await steps.KeepAsync(step, null, Withdrawn, null);
            return;
        }

        // It may have been edited since the list was made.
        var evidence = ReportEvidence.Of(report.Source);
        if (!evidence.Counts)
        {
            await steps.KeepAsync(step, report.Source.Version, WireName.Of(evidence.Status), null);
            return;
        }

        await steps.KeepAsync(step, report.Source.Version, null, await agent.ReadAsync(step.Context, report.Source, cancellation));
    }

    private async Task DrawAsync(LeasedStep step, CancellationToken cancellation)
    {
        var group = step.Group ?? throw new InvalidOperationException("A draw step without its group.");
        var present = await reports.FindAsync(step.Community, [.. group.Observations.Select(seen => seen.Quote.Report).Distinct()], cancellation);
        // What was quoted may be gone from its report by now.
        var still = group with { Observations = [.. group.Observations.Where(seen => present.TryGetValue(seen.Quote.Report, out var report) && CitationGate.Find(new(report.Id, seen.Quote.Words), [report.Source]).Passed is not null)] };
        List<SourceReport> sources = [.. still.Observations.Select(seen => seen.Quote.Report).Distinct().Select(id => present[id].Source)];
        var drawn = sources.Count == 0 ? new([], [], new("guided", null, null, "guided", 0)) : await agent.DrawAsync(step.Context, still, sources, cancellation);
        await steps.KeepAsync(step, drawn, sources.ToDictionary(report => report.Id, report => report.Version));
    }

    private async Task CloseAsync(LeasedStep step, CancellationToken cancellation)
    {
        var holding = (await verified.ReadAsync(step.Community, step.Synthesis, [], cancellation)).Holding.Where(finding => finding.Stored.Decision is not FindingDecision.Refused).ToList();
        var closing = holding.Count == 0 ? new([], [], new("guided", null, null, "guided", 0)) : await agent.CloseAsync(step.Context, [.. holding.Select(finding => finding.Verified!)], cancellation);
        await steps.KeepAsync(step, closing, [.. holding.Select(finding => finding.Id)]);
    }

    [LoggerMessage(LogLevel.Error, "A {Kind} step of a synthesis ended with {Failure}; it is tried again")]
    private static partial void Failed(ILogger log, string kind, string failure, Exception exception);
}
