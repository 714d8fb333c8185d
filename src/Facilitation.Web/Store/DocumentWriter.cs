using Dapper;
using Facilitation.Agents.Languages;
using Facilitation.Domain;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>The one door through which documents are written. Their vectors follow in the background (<see cref="EmbeddingStore"/>).</summary>
internal static class DocumentWriter
{
    // PostgreSQL takes a tsvector of 1 MB; what is beyond this is not found by its words.
    private const int MostCharacters = 200_000;

    /// <summary>Writes a document inside the writer's own transaction, so that its words are found at once. An unchanged one stays untouched, and an id given by a file stays known.</summary>
    public static async Task UpsertAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Document document, CancellationToken cancellation)
    {
        var title = Storable(document.Title);
        var body = Storable(document.Body);
        await connection.ExecuteAsync(new("""
            insert into documents as d (id, kind, community_id, visibility, external_id, number, level, grade, subject, language, title, body, keywords, challenge_id, action_id, stance)
            values (@Id, @kind, @Community, @visibility, @ExternalId, @Number, @level, @Grade, @Subject, @language, @title, @body, @keywords, @Challenge, @Action, @stance)
            on conflict (id) do update set visibility = excluded.visibility, external_id = coalesce(excluded.external_id, d.external_id), number = excluded.number, level = excluded.level,
                grade = excluded.grade, subject = excluded.subject, language = excluded.language, title = excluded.title, body = excluded.body, keywords = excluded.keywords,
                challenge_id = excluded.challenge_id, action_id = excluded.action_id, stance = excluded.stance, version = d.version + 1, updated_at = now(), deleted_at = null
            where d.deleted_at is not null
                or (d.visibility, d.external_id, d.number, d.level, d.grade, d.subject, d.language, d.title, d.body, d.keywords, d.challenge_id, d.action_id, d.stance)
                is distinct from (excluded.visibility, coalesce(excluded.external_id, d.external_id), excluded.number, excluded.level, excluded.grade, excluded.subject, excluded.language, excluded.title,
                excluded.body, excluded.keywords, excluded.challenge_id, excluded.action_id, excluded.stance);
            -- Who may find it, and under which filter, changes at once; the vector of the earlier text serves until the new one is made.
            update embeddings set visibility = @visibility, level = @level, subject = @Subject
            where document_id = @Id and (visibility, level, subject) is distinct from (@visibility, @level, @Subject)
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
            language = LanguageDetector.Shared.Of($"{title}\n{body}"),
            title,
            body,
            keywords = Storable(document.Keywords ?? ""),
            document.Challenge,
            document.Action,
            stance = document.Stance is { } stance ? WireName.Of(stance) : null,
        }, transaction, cancellationToken: cancellation));
    }

    /// <summary>Takes a document out of the memory inside the writer's own transaction. Softly: <see cref="Jobs.SweepDocuments"/> deletes the row later, where nobody waits for it.</summary>
    public static Task RemoveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid id, CancellationToken cancellation)
        => connection.ExecuteAsync(new("""
            update documents set deleted_at = now(), version = version + 1, visibility = 'private' where id = @id;
            update embeddings set visibility = 'private' where document_id = @id
            """, new { id }, transaction, cancellationToken: cancellation));

    private static string Storable(string text)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal);
        return clean.Length <= MostCharacters ? clean : clean[..MostCharacters];
    }
}
