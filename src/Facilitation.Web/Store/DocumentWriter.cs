using Dapper;
using Facilitation.Domain;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>The one door through which documents are written. Their vectors follow in the background (<see cref="EmbeddingStore"/>).</summary>
internal static class DocumentWriter
{
    /// <summary>Writes a document inside the writer's own transaction, so that its words are found at once. An unchanged one stays untouched, and an id given by a file stays known.</summary>
    public static async Task UpsertAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Document document, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(new("""
            insert into documents as d (id, kind, community_id, visibility, external_id, number, level, grade, subject, title, body, keywords, challenge_id, action_id, stance)
            values (@Id, @kind, @Community, @visibility, @ExternalId, @Number, @level, @Grade, @Subject, @Title, @Body, @keywords, @Challenge, @Action, @stance)
            on conflict (id) do update set visibility = excluded.visibility, external_id = coalesce(excluded.external_id, d.external_id), number = excluded.number, level = excluded.level,
                grade = excluded.grade, subject = excluded.subject, title = excluded.title, body = excluded.body, keywords = excluded.keywords,
                challenge_id = excluded.challenge_id, action_id = excluded.action_id, stance = excluded.stance, version = d.version + 1, updated_at = now()
            where (d.visibility, d.external_id, d.number, d.level, d.grade, d.subject, d.title, d.body, d.keywords, d.challenge_id, d.action_id, d.stance)
                is distinct from (excluded.visibility, coalesce(excluded.external_id, d.external_id), excluded.number, excluded.level, excluded.grade, excluded.subject, excluded.title,
                excluded.body, excluded.keywords, excluded.challenge_id, excluded.action_id, excluded.stance)
            """, new
        {
            document.Id,
            kind = WireName.Of(document.Kind),
            document.Community,
            visibility = WireName.Of(document.Visibility),
            document.ExternalId,
            document.Number,
            level = document.Level is { } level ? WireName.Of(level) : null,
            document.Grade,
            document.Subject,
            document.Title,
            document.Body,
            keywords = document.Keywords ?? "",
            document.Challenge,
            document.Action,
            stance = document.Stance is { } stance ? WireName.Of(stance) : null,
        }, transaction, cancellationToken: cancellation));

        // New words are known at once, so that a query with them is not «corrected» away; how frequent they are is counted later.
        await connection.ExecuteAsync(new("""
            insert into lexicon (word, frequency)
            select word, 1 from unnest(tsvector_to_array(to_tsvector('simple', plain(@words)))) as word where length(word) between 3 and 40 and word !~ '[0-9]' order by word
            on conflict (word) do nothing
            """, new { words = $"{document.Title} {document.Body} {document.Keywords}" }, transaction, cancellationToken: cancellation));
    }

    public static Task RemoveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid id, CancellationToken cancellation)
        => connection.ExecuteAsync(new("delete from documents where id = @id", new { id }, transaction, cancellationToken: cancellation));
}
