using Facilitation.Domain.Communities;

namespace Facilitation.Web.Identity;

/// <summary>Whoever asks, as queries need it: which member, and of which communities. Visibility is enforced with it in every query.</summary>
/// <param name="Member"><see langword="null"/> for an anonymous visitor, who sees public rows only.</param>
/// <param name="Communities">The communities the member belongs to; empty for an anonymous visitor.</param>
internal sealed record Viewer(MemberId? Member, IReadOnlyList<CommunityId> Communities)
{
    public static Viewer Anonymous { get; } = new(null, []);

    /// <summary>For Npgsql and Dapper, which take arrays.</summary>
    public Guid[] CommunityIds => [.. Communities.Select(community => community.Value)];
}
