using Dapper;
using Facilitation.Agents.Embedding;
using Npgsql;
using Pgvector;

namespace Facilitation.Web.Store;

/// <summary>
/// Keeps the vectors of documents. The table is the queue: a document without a vector of its present version and of the model in use is due.
/// Safe to run twice and to stop at any time: what is done is done, the rest is still due.
/// </summary>
internal sealed class EmbeddingStore(NpgsqlDataSource database, IEmbedder embedder)
{
    private const int BatchSize = 32;

    /// <summary>Embeds documents that are due until none is.</summary>
    /// <returns>How many vectors were written.</returns>
    /// <exception cref="EmbeddingException">The endpoint does not answer; what was written stays.</exception>
    public async Task<int> FillAsync(CancellationToken cancellation)
    {
        var written = 0;
        while (await FillBatchAsync(cancellation) is var count and > 0)
        {
            written += count;
        }

        return written;
    }

    private async Task<int> FillBatchAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var due = (await connection.QueryAsync<Due>(new("""
            select d.id, d.version, d.title, d.body, d.keywords
            from documents d left join embeddings e on e.document_id = d.id and e.model = @model
            where e.version is distinct from d.version
            order by d.updated_at limit @BatchSize
            """, new { model = embedder.Model, BatchSize }, cancellationToken: cancellation))).AsList();
        if (due.Count == 0)
        {
            return 0;
        }

        var vectors = await embedder.EmbedDocumentsAsync([.. due.Select(document => new EmbeddingText(document.Title, document.Body, document.Keywords))], cancellation);
        return await connection.ExecuteAsync(new("""
            insert into embeddings (document_id, model, version, kind, community_id, visibility, level, subject, v)
            select d.id, @model, due.version, d.kind, d.community_id, d.visibility, d.level, d.subject, due.v
            from unnest(@ids, @versions, @vectors) as due (id, version, v) join documents d on d.id = due.id
            on conflict (document_id, model) do update set version = excluded.version, kind = excluded.kind, community_id = excluded.community_id,
                visibility = excluded.visibility, level = excluded.level, subject = excluded.subject, v = excluded.v
            """, new
        {
            model = embedder.Model,
            ids = due.Select(document => document.Id).ToArray(),
            versions = due.Select(document => document.Version).ToArray(),
            vectors = new HalfVectors([.. vectors.Select(vector => new HalfVector(Array.ConvertAll(vector, number => (Half)number)))]),
        }, cancellationToken: cancellation));
    }

    /// <summary>Counts words and lexemes anew, for corrections and for the rarest words of a query.</summary>
    public async Task CountWordsAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new("""
            delete from lexemes;
            insert into lexemes (lexeme, frequency) select word, ndoc from ts_stat('select fts from documents');
            delete from lexicon;
            insert into lexicon (word, frequency)
            select word, ndoc from ts_stat('select to_tsvector(''simple'', plain(title || '' '' || body || '' '' || keywords)) from documents')
            where length(word) between 3 and 40 and word !~ '[0-9]'
            """, transaction: transaction, commandTimeout: 600, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    private sealed class Due
    {
        public Guid Id { get; init; }
        public long Version { get; init; }
        public string Title { get; init; } = "";
        public string Body { get; init; } = "";
        public string Keywords { get; init; } = "";
    }

    private sealed class HalfVectors(HalfVector[] vectors) : SqlMapper.ICustomQueryParameter
    {
        public void AddParameter(System.Data.IDbCommand command, string name) => command.Parameters.Add(new NpgsqlParameter(name, vectors));
    }
}
