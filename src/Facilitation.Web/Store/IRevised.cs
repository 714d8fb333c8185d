using System.Text.Json;
using Facilitation.Web.Identity;

namespace Facilitation.Web.Store;

/// <summary>A noun as the page of former versions shows it.</summary>
/// <param name="Title">What it is, in French, such as « Retour sur l'Action #1.2 ».</param>
/// <param name="Address">Its own page.</param>
/// <param name="Version">The present one.</param>
/// <param name="IsMine">Whether the viewer may restore.</param>
internal sealed record RevisedSubject(string Title, string Address, int Version, bool IsMine);

/// <summary>One part of a version.</summary>
/// <param name="Label">In French.</param>
/// <param name="Words"><see langword="null"/> when this version says nothing there.</param>
internal sealed record RevisedPart(string Label, string? Words);

/// <summary>A noun that keeps its former versions (<see cref="RevisionLog"/>). Registered by its feature; the one page of former versions knows it by this alone.</summary>
internal interface IRevised
{
    /// <summary>As in <see cref="Revision.Kind"/> and in the page's address.</summary>
    string Kind { get; }

    /// <returns><see langword="null"/> when there is none that the viewer may see.</returns>
    Task<RevisedSubject?> FindAsync(Seat seat, Guid id, CancellationToken cancellation);

    /// <returns>Every part in the order of reading, those that are empty too.</returns>
    IReadOnlyList<RevisedPart> Read(JsonElement content);

    /// <summary>Makes a former version the present one, as a new version.</summary>
    /// <returns>Whether there was something of the viewer's own to restore.</returns>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    Task<bool> RestoreAsync(Seat seat, Guid id, JsonElement content, int version, CancellationToken cancellation);
}
