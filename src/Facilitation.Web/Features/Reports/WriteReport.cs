using Facilitation.Domain.Experiments;
using Facilitation.Domain.Privacy;
using Facilitation.Web.Components;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Reports;

/// <summary>Takes a report in, masked; what it hid is nowhere but in the request and in its author's own draft.</summary>
internal sealed class WriteReport(ReportStore reports, AuditLog audit, TimeProvider clock)
{
    /// <summary>What would be stored, without storing it.</summary>
    /// <exception cref="Domain.RuleBrokenException">As when writing.</exception>
    public (ExperimentReport Report, FieldScan Scan) Preview(Seat seat, string number, ReportContent typed, IReadOnlyList<KeptField> keep)
        => ExperimentReport.Write(seat.Member, number, typed, keep, clock.Today(), clock.GetUtcNow());

    /// <returns>The stored report, and the scan with offsets into the parts as typed; <see langword="null"/> when there is no such action.</returns>
    public async Task<(ExperimentReport Report, FieldScan Scan)?> HandleAsync(Seat seat, string number, ReportContent typed, IReadOnlyList<KeptField> keep, CancellationToken cancellation)
    {
        if (await reports.FindActionAsync(seat, number, cancellation) is not { } action)
        {
            return null;
        }

        var (report, scan) = Preview(seat, action.Number, typed, keep);
        var stored = await reports.AddAsync(seat, report, action.Id, cancellation);
        await NoteRefusedMasksAsync(seat, report.Id, scan, cancellation);
        return (stored.Report, scan);
    }

    /// <summary>Replaces the content of one's own report.</summary>
    /// <returns><see langword="null"/> when the member wrote no such report.</returns>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public async Task<(ExperimentReport Report, FieldScan Scan)?> ReplaceAsync(Seat seat, Guid id, ReportContent typed, IReadOnlyList<KeptField> keep, int version, CancellationToken cancellation)
    {
        if (await reports.FindAsync(seat, id, cancellation) is not { } present || present.Report.Author != seat.Member)
        {
            return null;
        }

        var (words, scan) = Preview(seat, present.Report.ActionNumber, typed, keep);
        var stored = await reports.ReplaceAsync(seat, id, words.WithMasksOf(present.Report), version, cancellation);
        await NoteRefusedMasksAsync(seat, id, scan, cancellation);
        return (stored.Report, scan);
    }

    private async Task NoteRefusedMasksAsync(Seat seat, Guid id, FieldScan scan, CancellationToken cancellation)
    {
        if (scan.Kept.Count > 0)
        {
            await audit.NoteAsync(seat, "mask-refused", id, new { kinds = scan.Kept.Select(kept => kept.Kind).ToArray() }, cancellation);
        }
    }
}
