using Dapper;
using Facilitation.Domain.Communities;
using Npgsql;

namespace Facilitation.Web.Identity;

/// <summary>Who is behind a token, and where they belong.</summary>
internal sealed class MemberStore(NpgsqlDataSource database)
{
    /// <summary>The member whose token has this hash, in the token's community only.</summary>
    /// <returns><see langword="null"/> when no valid token has this hash.</returns>
    public Task<SignedIn?> FindByTokenAsync(byte[] tokenHash, CancellationToken cancellation) => FindAsync("""
        select m.id as member, m.display_name, c.id as community, c.slug, c.name, s.role
        from access_tokens t
        join members m on m.id = t.member_id
        join memberships s on s.member_id = m.id and s.community_id = t.community_id
        join communities c on c.id = t.community_id
        where t.token_hash = @tokenHash and t.revoked_at is null
        """, new { tokenHash }, cancellation);

    /// <summary>The demonstration facilitator: whoever animates the community <c>demo</c>.</summary>
    /// <returns><see langword="null"/> until the demonstration is loaded.</returns>
    public Task<SignedIn?> FindDemonstratorAsync(CancellationToken cancellation) => FindAsync("""
        select m.id as member, m.display_name, c.id as community, c.slug, c.name, s.role
        from communities c
        join memberships s on s.community_id = c.id and s.role = 'facilitator'
        join members m on m.id = s.member_id
        where c.slug = 'demo'
        order by m.created_at, m.id limit 1
        """, null, cancellation);

    private async Task<SignedIn?> FindAsync(string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(sql, parameters, cancellationToken: cancellation))).AsList();
        return rows.Count == 0
            ? null
            : new(rows[0].Member, rows[0].DisplayName, [.. rows.Select(row => new Membership(row.Community, row.Slug, row.Name, Enum.Parse<MemberRole>(row.Role, ignoreCase: true)))]);
    }

    private sealed record Row(MemberId Member, string DisplayName, CommunityId Community, string Slug, string Name, string Role)
    {
        public Row() : this(default, "", default, "", "", "")
        {
        }
    }
}
