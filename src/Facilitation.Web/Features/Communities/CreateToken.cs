using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Web.Identity;

namespace Facilitation.Web.Features.Communities;

/// <summary>Gives a member a bearer token for one community. It is shown once: only its hash is kept.</summary>
internal sealed class CreateToken(CommunityStore communities)
{
    /// <returns>The token itself.</returns>
    /// <exception cref="RuleBrokenException"><c>community.unknown</c> or <c>member.unknown</c>.</exception>
    public async Task<string> HandleAsync(string slug, string email, CancellationToken cancellation)
    {
        var (community, member, _) = await RequireMemberAsync(slug, email, cancellation);
        var token = AccessToken.New();
        await communities.AddTokenAsync(community, member, AccessToken.Hash(token), cancellation);
        return token;
    }

    /// <summary>Finds a member of a community by their address.</summary>
    /// <exception cref="RuleBrokenException"><c>community.unknown</c> or <c>member.unknown</c>.</exception>
    public async Task<(CommunityId Community, MemberId Member, MemberRole Role)> RequireMemberAsync(string slug, string email, CancellationToken cancellation)
    {
        var community = await communities.FindAsync(slug, cancellation)
            ?? throw new RuleBrokenException("community.unknown", $"Il n'y a pas de communauté «\u00A0{slug}\u00A0».", "community");
        return await communities.FindMemberAsync(community.Id, email, cancellation) is var (member, role)
            ? (community.Id, member, role)
            : throw new RuleBrokenException("member.unknown", $"Personne n'a l'adresse «\u00A0{email}\u00A0» dans la communauté «\u00A0{slug}\u00A0».", "email");
    }
}
