using Facilitation.Agents.Models;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Identity;
using Microsoft.Extensions.Options;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A report as a synthesis lists it.</summary>
/// <param name="Place">How the synthesis calls it: « Retour 3 ».</param>
/// <param name="Listed">What was written down of it.</param>
/// <param name="Report">As it is now; <see langword="null"/> when it is gone or no longer shared.</param>
/// <param name="Evidence">What it is worth now; <see langword="null"/> with it.</param>
/// <param name="IsCited">Whether a finding that is shown cites it.</param>
/// <param name="IsUnread">Whether it could not be read, however often it was tried.</param>
internal sealed record PlacedReport(int Place, ListedReport Listed, SharedReport? Report, ReportEvidence? Evidence, bool IsCited, bool IsUnread = false)
{
    public bool IsEvidence => Listed.Apart is null && Report is not null;
}

/// <summary>A synthesis with everything that is shown of it; every sentence in it has just passed the gate.</summary>
internal sealed record SynthesisView(
    Synthesis Synthesis,
    SynthesisScope Scope,
    SynthesisProgress Progress,
    SynthesisOrigin Origin,
    IReadOnlyList<PlacedReport> Reports,
    IReadOnlyList<ShownFinding> Findings,
    IReadOnlyList<ShownProposal> Proposals,
    IReadOnlyList<StoredRefusal> Refused,
    ReportCounts Counts,
    NewReports News)
{
    /// <summary>The findings of the text itself: in a published one those that were accepted, in a draft those nobody refused. Their sources hold.</summary>
    public IReadOnlyList<ShownFinding> Sentences => [.. Findings.Where(finding => finding.Holds && (Synthesis.State is SynthesisState.Draft || Synthesis.ApprovedAt is null
        ? finding.Stored.Decision is not FindingDecision.Refused : finding.Stored.Decision is FindingDecision.Accepted))];

    public IReadOnlyList<PlacedReport> Apart => [.. Reports.Where(report => !report.IsEvidence)];
    public IReadOnlyList<PlacedReport> Uncited => [.. Reports.Where(report => report.IsEvidence && !report.IsCited && !report.IsUnread)];
    public IReadOnlyList<PlacedReport> Unread => [.. Reports.Where(report => report.IsEvidence && report.IsUnread)];
    public PlacedReport? Find(Guid report) => Reports.FirstOrDefault(one => one.Listed.Report == report);
}

/// <summary>What changed in the scope since the synthesis read it.</summary>
/// <param name="Added">Reports it did not know.</param>
/// <param name="Changed">Reports that were edited since.</param>
/// <param name="Gone">Reports that are no longer there or no longer shared.</param>
internal sealed record NewReports(int Added, int Changed, int Gone)
{
    public bool Any => Added + Changed + Gone > 0;
}

/// <summary>Reads a synthesis whole, as it may be shown.</summary>
internal sealed class ReadSynthesis(
    SynthesisStore syntheses, SynthesisStepStore steps, SynthesisDetailStore details, VerifiedFindings verified, SourceReportStore reports, IOptions<ModelOptions> model)
{
    /// <summary>The most refused sentences that are shown.</summary>
    private const int MostRefusals = 200;

    /// <returns><see langword="null"/> when there is none for this member.</returns>
    public async Task<SynthesisView?> HandleAsync(Seat seat, SynthesisId id, CancellationToken cancellation)
        => await syntheses.FindAsync(seat, id, cancellation) is { } synthesis ? await ViewAsync(seat.Community, synthesis, cancellation) : null;

    /// <returns>The reports of a synthesis in its order; empty when there is none for this member.</returns>
    public async Task<IReadOnlyList<PlacedReport>> ListAsync(Seat seat, SynthesisId id, CancellationToken cancellation)
    {
        if (await syntheses.FindAsync(seat, id, cancellation) is null)
        {
            return [];
        }

        var listed = await details.ListReportsAsync(id, cancellation);
        var present = await reports.FindAsync(seat.Community, [.. listed.Select(report => report.Report)], cancellation);
        return [.. listed.Select((report, place) => Place(report, place + 1, present.GetValueOrDefault(report.Report), []))];
    }

    public async Task<SynthesisView> ViewAsync(CommunityId community, Synthesis synthesis, CancellationToken cancellation)
    {
        var scope = await syntheses.ScopeOfAsync(synthesis, cancellation);
        var listed = await details.ListReportsAsync(synthesis.Id, cancellation);
        var checkedFindings = await verified.ReadAsync(community, synthesis.Id, listed.Select(report => report.Report), cancellation);
        var origin = await syntheses.FindOriginAsync(synthesis.Id, cancellation)
            ?? await details.OriginAsync(synthesis.Id, model.Value.Provider is not ModelProvider.None, cancellation);
        var view = new SynthesisView(
            synthesis, scope, await steps.ProgressAsync(synthesis.Id, cancellation), origin, [], checkedFindings.Findings, [],
            synthesis.State is SynthesisState.Draft ? await details.ListRefusalsAsync(synthesis.Id, MostRefusals, cancellation) : [],
            ReportCounts.None, await CompareAsync(community, scope, listed, cancellation));
        var sentences = view.Sentences;
        var cited = sentences.SelectMany(finding => finding.Verified!.Quotes).Select(quote => quote.Report).ToHashSet();
        var readings = await steps.ReadStatesAsync(synthesis.Id, cancellation);
        List<PlacedReport> placed = [.. listed.Select((report, place) => Place(report, place + 1, checkedFindings.Reports.GetValueOrDefault(report.Report), cited)
            with { IsUnread = readings.GetValueOrDefault(report.Report) == "failed" })];
        return view with
        {
            Reports = placed,
            Counts = ReportCounts.Of([.. placed.Where(report => report.IsEvidence).Select(report => report.Report!.Source)]),
            Proposals = VerifiedFindings.Check(await details.ListProposalsAsync(synthesis.Id, cancellation), sentences),
        };
    }

    private static PlacedReport Place(ListedReport listed, int place, SharedReport? report, HashSet<Guid> cited)
        => new(place, listed, report, report is null ? null : ReportEvidence.Of(report.Source), cited.Contains(listed.Report));

    private async Task<NewReports> CompareAsync(CommunityId community, SynthesisScope scope, IReadOnlyList<ListedReport> listed, CancellationToken cancellation)
    {
        var known = listed.ToDictionary(report => report.Report, report => report.Version);
        var (added, changed, seen) = (0, 0, 0);
        await foreach (var (id, version) in reports.StreamVersionsAsync(community, scope, cancellation))
        {
            if (!known.TryGetValue(id, out var read))
            {
                added++;
            }
            else
            {
                seen++;
                changed += version == read ? 0 : 1;
            }
        }

        return new(added, changed, listed.Count - seen);
    }
}
