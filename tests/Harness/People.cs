using Dapper;
using Facilitation.Web.Identity;
using Npgsql;

namespace Facilitation.Harness;

/// <summary>Fictional members of fictional communities, written straight into the tables.</summary>
internal static class People
{
    /// <returns>A bearer token of the member in that community.</returns>
    public static async Task<string> AddAsync(string connectionString, string community, string email, string role)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var connection = await database.OpenConnectionAsync();
        var token = AccessToken.New();
        await connection.ExecuteAsync("""
            insert into communities (id, slug, name) values (@communityId, @community, @community) on conflict do nothing;
            insert into members (id, email, display_name) values (@memberId, @email, @email) on conflict do nothing;
            insert into memberships (community_id, member_id, role)
                select c.id, m.id, @role from communities c, members m where c.slug = @community and m.email = @email
                on conflict (community_id, member_id) do update set role = excluded.role;
            insert into access_tokens (id, token_hash, member_id, community_id)
                select @tokenId, @hash, m.id, c.id from communities c, members m where c.slug = @community and m.email = @email
            """, new { communityId = Guid.CreateVersion7(), memberId = Guid.CreateVersion7(), tokenId = Guid.CreateVersion7(), community, email, role, hash = AccessToken.Hash(token) });
        return token;
    }
}
