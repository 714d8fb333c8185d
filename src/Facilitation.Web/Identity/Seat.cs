using Facilitation.Domain.Communities;

namespace Facilitation.Web.Identity;

/// <summary>What a member may do in a community, from least to most.</summary>
internal enum MemberRole
{
    /// <summary>Reads what the inquiry produced; writes nothing.</summary>
    Observer,
    Member,
    Facilitator,
}

/// <summary>A member in one community.</summary>
internal sealed record Membership(CommunityId Community, string Slug, string CommunityName, MemberRole Role);

/// <summary>Whoever is signed in, with every community they belong to.</summary>
internal sealed record SignedIn(MemberId Member, string DisplayName, IReadOnlyList<Membership> Memberships);

/// <summary>
/// Where the caller of this request sits: who, and in which community they act. Endpoints and pages take it as a parameter or by
/// <see cref="SeatExtensions.Seat"/>; it exists only after <see cref="SeatHandler"/> let the request in.
/// </summary>
internal sealed record Seat(MemberId Member, string DisplayName, CommunityId Community, string Slug, string CommunityName, MemberRole Role, Viewer Viewer)
{
    public static ValueTask<Seat?> BindAsync(HttpContext context) => new(context.Features.Get<Seat>());
}

internal static class SeatExtensions
{
    /// <exception cref="InvalidOperationException">The endpoint states no policy, so nobody was let in.</exception>
    public static Seat Seat(this HttpContext context)
        => context.Features.Get<Seat>() ?? throw new InvalidOperationException("This endpoint names no policy of Policies, so nobody has a seat.");
}
