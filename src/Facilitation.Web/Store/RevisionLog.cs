using System.Text.Json;
using Dapper;
using Facilitation.Domain.Communities;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>What a noun said at one of its versions.</summary>
/// <param name="Kind">A short name of the noun, such as <c>report</c>.</param>
/// <param name="Subject">Its id.</param>
/// <param name="Version">Counts from 1.</param>
/// <param name="Content">Its words, masked, in the noun's own form.</param>
/// <param name="Author">Whoever made this version; <see langword="null"/> when it came in a file.</param>
/// <param name="Restricted">Its author's alone.</param>
/// <param name="CreatedAt">When it became the present one.</param>
internal sealed record Revision(string Kind, Guid Subject, int Version, JsonElement Content, MemberId? Author, bool Restricted, DateTimeOffset CreatedAt);

/// <summary>The one door to former versions of every noun.</summary>
internal sealed class RevisionLog(NpgsqlDataSource database)
{
    private const int Most = 200;

    /// <summary>Keeps a version inside the writer's own transaction; one that is kept already stays as it is.</summary>
    public static Task AddAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CommunityId community, Revision revision, CancellationToken cancellation)
        => connection.ExecuteAsync(new("""
            insert into revisions (id, community_id, kind, subject_id, version, content, author_id, restricted, created_at)
            values (@id, @community, @Kind, @Subject, @Version, @content, @Author, @Restricted, @CreatedAt)
            on conflict (kind, subject_id, version) do nothing
            """, new
        {
            id = Guid.CreateVersion7(),
            community,
            revision.Kind,
            revision.Subject,
            revision.Version,
            content = new JsonParameter(revision.Content),
            revision.Author,
            revision.Restricted,
            revision.CreatedAt,
        }, transaction, cancellationToken: cancellation));

    /// <summary>Forgets every version, inside the transaction that deletes the noun.</summary>
    public static Task RemoveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string kind, Guid subject, CancellationToken cancellation)
        => connection.ExecuteAsync(new("delete from revisions where kind = @kind and subject_id = @subject", new { kind, subject }, transaction, cancellationToken: cancellation));

    /// <summary>The versions of one noun, latest first, at most 200. Who may see the noun is decided before, by its own store.</summary>
    /// <param name="kind">The noun's.</param>
    /// <param name="subject">Its id.</param>
    /// <param name="whole">Whether its author reads; to others, restricted versions do not exist.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<Revision>> ListAsync(string kind, Guid subject, bool whole, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new($"""
            select version, content::text as content, author_id as author, restricted, created_at from revisions
            where kind = @kind and subject_id = @subject and (@whole or not restricted)
            order by version desc limit {Most}
            """, new { kind, subject, whole }, cancellationToken: cancellation));
        return [.. rows.Select(row => new Revision(kind, subject, row.Version, JsonElement.Parse(row.Content), row.Author, row.Restricted, row.CreatedAt))];
    }

    private sealed class Row
    {
        public int Version { get; init; }
        public string Content { get; init; } = "{}";
        public MemberId? Author { get; init; }
        public bool Restricted { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
    }
}
