using Facilitation.Domain.Communities;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Identity;

namespace Facilitation.Web.Features.Thorns;

/// <summary>«Partager»: shows one's thorn to others, or takes it back.</summary>
internal sealed class ShareThorn(ThornStore thorns, TimeProvider clock)
{
    /// <returns>The thorn as it is now; <see langword="null"/> when the member wrote no such thorn.</returns>
    /// <exception cref="Store.ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public async Task<Thorn?> HandleAsync(Seat seat, ThornId id, Visibility visibility, int version, CancellationToken cancellation)
    {
        if (await thorns.FindAsync(seat, id, cancellation) is not { } thorn || thorn.Author != seat.Member)
        {
            return null;
        }

        if (thorn.Version != version)
        {
            throw new Store.ChangedMeanwhileException();
        }

        if (visibility != Visibility.Private)
        {
            thorn.CheckMayBeShared();
        }

        await thorns.SetVisibilityAsync(thorn, visibility, clock.GetUtcNow(), cancellation);
        return await thorns.FindAsync(seat, id, cancellation);
    }
}
