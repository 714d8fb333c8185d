#pragma warning disable CA1822 // The contract; its owner fills it.
using Facilitation.Agents.Reframing;
using Facilitation.Web.Identity;

namespace Facilitation.Web.Store;

/// <summary>The one door through which documents are found. Visibility is enforced in every query.</summary>
internal sealed class DocumentSearch
{
    /// <summary>The actions and challenges nearest to a text, nearest first.</summary>
    /// <param name="text">Masked, any length.</param>
    /// <param name="viewer">Who may see what.</param>
    /// <param name="limit">1 to 20.</param>
    /// <param name="keepInside">Whether the text must not go to an outside embedding endpoint.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<IReadOnlyList<Precedent>> FindPrecedentsAsync(string text, Viewer viewer, int limit, bool keepInside, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<Precedent>>([]);

    /// <summary>Documents by their ids, those the viewer may see, in the order of <paramref name="ids"/>.</summary>
    public Task<IReadOnlyList<Precedent>> ReadPrecedentsAsync(IReadOnlyList<Guid> ids, Viewer viewer, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<Precedent>>([]);
}
