using Facilitation.Domain.Thorns;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Thorns;

/// <summary>Reads a thorn with the answers it received, as far as the viewer may see them.</summary>
internal sealed class ReadThorn(ThornStore thorns, ReframingStore reframings, PrecedentSearch memory)
{
    /// <returns>Newest first; <see langword="null"/> when there is no such thorn for this member.</returns>
    public async Task<IReadOnlyList<ReframingOutcome>?> ReframingsAsync(Seat seat, ThornId id, CancellationToken cancellation)
    {
        if (await thorns.FindAsync(seat, id, cancellation) is not { } thorn)
        {
            return null;
        }

        var saved = thorn.Safeguarding ? [] : await reframings.ListAsync(id, cancellation);
        var precedents = (await memory.ReadAsync([.. saved.SelectMany(answer => answer.Precedents).Distinct()], seat.Viewer, cancellation)).ToDictionary(precedent => precedent.Id);
        return [.. saved.Select(answer => new ReframingOutcome(answer, answer.Reframing, [.. answer.Precedents.Where(precedents.ContainsKey).Select(precedent => precedents[precedent])]))];
    }
}
