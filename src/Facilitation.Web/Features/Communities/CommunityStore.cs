using Dapper;
using Facilitation.Domain.Communities;
using Facilitation.Web.Identity;
using Npgsql;

namespace Facilitation.Web.Features.Communities;

/// <summary>Communities, who belongs to them, and their tokens.</summary>
internal sealed class CommunityStore(NpgsqlDataSource database, TimeProvider clock)
{
    public async Task<IReadOnlyList<Community>> ListAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<Community>(new("select id, slug, name from communities order by slug", cancellationToken: cancellation))];
    }

    /// <returns><see langword="null"/> when no community has this slug.</returns>
    public async Task<Community?> FindAsync(string slug, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Community>(new("select id, slug, name from communities where slug = @slug", new { slug }, cancellationToken: cancellation));
    }

    /// <returns>The member with this address and their role in the community; <see langword="null"/> when nobody there has it.</returns>
    public async Task<(MemberId Member, MemberRole Role)?> FindMemberAsync(CommunityId community, string email, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<MemberRow>(new("""
            select m.id as member, s.role from members m join memberships s on s.member_id = m.id
            where s.community_id = @community and m.email = lower(@email)
            """, new { community, email }, cancellationToken: cancellation));
        return row is null ? null : (row.Member, Enum.Parse<MemberRole>(row.Role, ignoreCase: true));
    }

    /// <summary>Adds a community and its facilitator, who may be a member of other communities already.</summary>
    /// <returns><see langword="false"/> when the slug is taken; nothing was added then.</returns>
    public async Task<bool> AddAsync(Community community, string email, string displayName, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var parameters = new { community.Id, community.Slug, community.Name, member = MemberId.New(), email, displayName, now = clock.GetUtcNow() };
        if (await connection.ExecuteAsync(new("insert into communities (id, slug, name, created_at) values (@Id, @Slug, @Name, @now) on conflict (slug) do nothing",
            parameters, transaction, cancellationToken: cancellation)) == 0)
        {
            return false;
        }

        await connection.ExecuteAsync(new("""
            insert into members (id, email, display_name, created_at) values (@member, lower(@email), @displayName, @now) on conflict (email) do nothing;
            insert into memberships (community_id, member_id, role) select @Id, id, 'facilitator' from members where email = lower(@email)
            """, parameters, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Keeps the hash of a token; the token itself is nowhere here.</summary>
    public async Task AddTokenAsync(CommunityId community, MemberId member, byte[] hash, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new("insert into access_tokens (id, token_hash, member_id, community_id, created_at) values (@id, @hash, @member, @community, @now)",
            new { id = Guid.CreateVersion7(), hash, member, community, now = clock.GetUtcNow() }, cancellationToken: cancellation));
    }

    /// <summary>Whether a token with this hash still opens the community for this member.</summary>
    public async Task<bool> HasTokenAsync(CommunityId community, MemberId member, byte[] hash, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new(
            "select exists (select from access_tokens where token_hash = @hash and member_id = @member and community_id = @community and revoked_at is null)",
            new { hash, member, community }, cancellationToken: cancellation));
    }

    private sealed class MemberRow
    {
        public MemberId Member { get; init; }
        public string Role { get; init; } = "";
    }
}

/// <summary>A learning community of this installation.</summary>
internal sealed record Community
{
    public CommunityId Id { get; init; }

    /// <summary>Its name in addresses: lower-case letters, digits and hyphens.</summary>
    public string Slug { get; init; } = "";

    public string Name { get; init; } = "";
}
