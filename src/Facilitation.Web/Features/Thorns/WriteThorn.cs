using Facilitation.Domain.Communities;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Thorns;

/// <summary>Takes a thorn in, masked; what it hid is nowhere but in the request.</summary>
internal sealed class WriteThorn(ThornStore thorns, AuditLog audit, TimeProvider clock)
{
    /// <summary>What would be stored, without storing it.</summary>
    /// <exception cref="Domain.RuleBrokenException">As when writing.</exception>
    public (Thorn Thorn, PrivacyScan Scan) Preview(Seat seat, string? text, ThornContext about, IReadOnlyList<KeptSpan> keep)
        => Thorn.Write(seat.Member, text, about, keep, clock.GetUtcNow());

    /// <returns>The stored thorn, and the scan with offsets into the text as typed.</returns>
    public async Task<(Thorn Thorn, PrivacyScan Scan)> HandleAsync(Seat seat, string? text, ThornContext about, IReadOnlyList<KeptSpan> keep, CancellationToken cancellation)
    {
        var written = Thorn.Write(seat.Member, text, about, keep, clock.GetUtcNow());
        await thorns.AddAsync(seat.Community, written.Thorn, cancellation);
        await NoteRefusedMasksAsync(seat, written.Thorn.Id, written.Scan, cancellation);
        return written;
    }

    /// <summary>Replaces the words of one's own thorn.</summary>
    /// <returns><see langword="null"/> when the member wrote no such thorn.</returns>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public async Task<(Thorn Thorn, PrivacyScan Scan)?> ReplaceAsync(Seat seat, ThornId id, string? text, ThornContext about, IReadOnlyList<KeptSpan> keep, int version, CancellationToken cancellation)
    {
        if (await thorns.FindAsync(seat, id, cancellation) is not { } present || present.Author != seat.Member)
        {
            return null;
        }

        var (words, scan) = Thorn.Write(seat.Member, text, about, keep, clock.GetUtcNow());
        await thorns.ReplaceAsync(seat.Community, id, words, version, cancellation);
        await NoteRefusedMasksAsync(seat, id, scan, cancellation);
        return await thorns.FindAsync(seat, id, cancellation) is { } stored ? (stored, scan) : null;
    }

    private async Task NoteRefusedMasksAsync(Seat seat, ThornId id, PrivacyScan scan, CancellationToken cancellation)
    {
        if (scan.Kept.Count > 0)
        {
            var kinds = scan.Kept.Select(kept => kept.Kind).ToArray();
            await audit.NoteAsync(seat, "mask-refused", id.Value, new { kinds }, cancellation);
        }
    }
}
