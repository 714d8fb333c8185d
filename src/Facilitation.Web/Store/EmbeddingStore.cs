using Dapper;
using Facilitation.Agents.Embedding;
using Facilitation.Domain.Privacy;
using Npgsql;
using Pgvector;

namespace Facilitation.Web.Store;

/// <summary>
/// Keeps the vectors of documents. The table is the queue: a document without a vector of its present version is due. Safe to run twice
/// and to stop at any time: what is done is done, the rest is still due.
/// </summary>
internal sealed partial class EmbeddingStore(NpgsqlDataSource database, EmbeddingModels models, EmbeddingIndexStore indexes, MemoryVocabulary vocabulary, TimeProvider clock, ILogger<EmbeddingStore> log, IEmbedder? outside = null)
{
    private const int BuiltInBatch = 256;
    private const int MostAttempts = 5;

    // Longer than any batch takes; a stopped worker's documents are due again after it.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongLease = TimeSpan.FromDays(1);

    /// <summary>Makes the vectors that are due until none is, the built-in ones first, and lets a new model serve once it is complete.</summary>
    /// <returns>How many vectors were written.</returns>
    /// <exception cref="EmbeddingException">The outside endpoint does not answer; what was written stays.</exception>
    public async Task<int> FillAsync(CancellationToken cancellation)
    {
        await RegisterAsync(BuiltInEmbedder.Model, BuiltInEmbedder.Dimensions, builtIn: true, cancellation);
        var written = 0;
        while (await FillBuiltInAsync(cancellation) is var count and > 0)
        {
            written += count;
        }

        if (written > 0)
        {
            await vocabulary.RefreshAsync(cancellation);
        }

        await ServeAsync(BuiltInEmbedder.Model, cancellation);
        await indexes.EnsureAsync(BuiltInEmbedder.Model, BuiltInEmbedder.Dimensions, cancellation);
        return outside is null ? written : written + await FillOutsideAsync(outside, cancellation);
    }

    private async Task<int> FillOutsideAsync(IEmbedder embedder, CancellationToken cancellation)
    {
        await RegisterAsync(embedder.Model, embedder.Dimensions, builtIn: false, cancellation);
        var written = 0;
        while (await LeaseAsync(embedder.Model, cancellation) is { Count: > 0 } due)
        {
            written += await EmbedOutsideAsync(embedder, due, cancellation);
        }

        if (!await IsAnyDueAsync(embedder.Model, cancellation))
        {
            await indexes.EnsureAsync(embedder.Model, embedder.Dimensions, cancellation);
            await ServeAsync(embedder.Model, cancellation);
        }

        return written;
    }

    private async Task RegisterAsync(string model, int dimensions, bool builtIn, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var isNew = await connection.ExecuteAsync(new(
            "insert into embedding_models (name, dimensions, built_in) values (@model, @dimensions, @builtIn) on conflict do nothing", new { model, dimensions, builtIn }, cancellationToken: cancellation)) > 0;
        if (isNew)
        {
            models.Forget();
        }
    }

    private async Task<int> FillBuiltInAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var due = (await connection.QueryAsync<Due>(new("""
            select d.id, d.version, d.title, d.body, d.keywords, coalesce(d.grade, '') || ' ' || coalesce(d.subject, '') as labels
            from documents d left join embeddings e on e.document_id = d.id and e.model = @model
            where e.version is distinct from d.version and d.deleted_at is null and d.visibility <> 'private'
            order by d.updated_at limit @BuiltInBatch
            """, new { model = BuiltInEmbedder.Model, BuiltInBatch }, cancellationToken: cancellation))).AsList();
        if (due.Count == 0)
        {
            return 0;
        }

        var vectors = due.ConvertAll(document => BuiltInEmbedder.EmbedDocument(document.Title, document.Body, document.Keywords, document.Labels));
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var added = await WriteAsync(connection, transaction, BuiltInEmbedder.Model, due, [.. vectors.Select(vector => vector.Dense)], cancellation);
        await connection.ExecuteAsync(new("""
            insert into document_features (document_id, features)
            select d.id, due.features from unnest(@ids, @features) as due (id, features) join documents d on d.id = due.id
            on conflict (document_id) do update set features = excluded.features
            """, new
        {
            ids = due.Select(document => document.Id).ToArray(),
            features = new Vectors<SparseVector>([.. vectors.Select(vector => new SparseVector(vector.Sparse.ToDictionary(), BuiltInEmbedder.SparseDimensions))]),
        }, transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new(CountWords, new { added }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return due.Count;
    }

    // In the order of the words, so that two workers never wait for each other in a circle.
    private const string CountWords = """
        insert into lexicon (word, frequency)
        select word, count(*) from documents d, unnest(tsvector_to_array(to_tsvector('simple', d.title || ' ' || d.body || ' ' || d.keywords))) as word
        where d.id = any(@added) and word ~ '^[[:alpha:]]{3,40}$'
        group by word order by word
        on conflict (word) do update set frequency = lexicon.frequency + excluded.frequency;
        update lexicon_state set documents = documents + cardinality(@added), changed_at = clock_timestamp()
        """;

    /// <summary>Counts all words anew: forgets those of removed and rewritten documents.</summary>
    public async Task CountWordsAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new("""
            lock table lexicon in share row exclusive mode;
            delete from lexicon;
            insert into lexicon (word, frequency)
            select word, ndoc from ts_stat('select to_tsvector(''simple'', title || '' '' || body || '' '' || keywords) from documents where deleted_at is null')
            where word ~ '^[[:alpha:]]{3,40}$';
            update lexicon_state set documents = (select count(*) from documents where deleted_at is null), changed_at = clock_timestamp()
            """, transaction: transaction, commandTimeout: 600, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    private async Task<List<Due>> LeaseAsync(string model, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var now = clock.GetUtcNow();
        return (await connection.QueryAsync<Due>(new("""
            with due as (
                select d.id, d.version, d.title, d.body, d.keywords, coalesce(d.grade, '') || ' ' || coalesce(d.subject, '') as labels
                from documents d left join embeddings e on e.document_id = d.id and e.model = @model left join embedding_leases l on l.document_id = d.id and l.model = @model
                where e.version is distinct from d.version and d.deleted_at is null and d.visibility <> 'private' and (l.until is null or l.until < @now)
                order by d.updated_at limit @MostTexts for update of d skip locked),
            leased as (
                insert into embedding_leases (model, document_id, until) select @model, id, @until from due
                on conflict (model, document_id) do update set attempts = embedding_leases.attempts + 1,
                    until = case when embedding_leases.attempts >= @MostAttempts then @later else excluded.until end
                where embedding_leases.until < @now
                returning document_id)
            select due.* from due join leased on leased.document_id = due.id
            """, new { model, now, until = now + Lease, later = now + LongLease, IEmbedder.MostTexts, MostAttempts }, cancellationToken: cancellation))).AsList();
    }

    private async Task<int> EmbedOutsideAsync(IEmbedder embedder, List<Due> due, CancellationToken cancellation)
    {
        // The same scan as for every text that leaves; what may reveal a child in danger stays here, found by its words and the built-in vector.
        var texts = due.ConvertAll(document => (Document: document, Scan: PrivacyScanner.Scan($"{document.Title}\n{document.Body}\n{document.Keywords}")));
        var leaving = texts.FindAll(text => !text.Scan.Safeguarding);
        var held = texts.FindAll(text => text.Scan.Safeguarding).ConvertAll(text => text.Document.Id);
        var vectors = leaving.Count == 0 ? [] : await embedder.EmbedAsync(leaving.ConvertAll(text => text.Scan.Masked), cancellation);

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await WriteAsync(connection, transaction, embedder.Model, leaving.ConvertAll(text => text.Document), vectors, cancellation);
        await connection.ExecuteAsync(new("""
            delete from embedding_leases where model = @model and document_id = any(@done);
            update embedding_leases set until = 'infinity' where model = @model and document_id = any(@held)
            """, new { model = embedder.Model, done = leaving.Select(text => text.Document.Id).ToArray(), held = held.ToArray() }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return leaving.Count;
    }

    private async Task<bool> IsAnyDueAsync(string model, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new("""
            select exists (select 1 from documents d left join embeddings e on e.document_id = d.id and e.model = @model
                left join embedding_leases l on l.document_id = d.id and l.model = @model
                where e.version is distinct from d.version and d.deleted_at is null and d.visibility <> 'private' and l.until is distinct from 'infinity')
            """, new { model }, cancellationToken: cancellation));
    }

    // The vectors of an earlier model of the same sort have served until now; they go.
    private async Task ServeAsync(string model, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var changed = await connection.ExecuteAsync(new("update embedding_models set state = 'serving' where name = @model and state <> 'serving'", new { model }, transaction, cancellationToken: cancellation));
        var replaced = (await connection.QueryAsync<string>(new("""
            delete from embedding_models where name <> @model and built_in = (select built_in from embedding_models where name = @model) returning name
            """, new { model }, transaction, cancellationToken: cancellation))).AsList();
        await transaction.CommitAsync(cancellation);
        foreach (var earlier in replaced)
        {
            await indexes.DropAsync(earlier, cancellation);
            Replaced(log, earlier, model);
        }

        if (changed + replaced.Count > 0)
        {
            models.Forget();
        }
    }

    /// <returns>The documents that had no vector of this model before.</returns>
    private static async Task<Guid[]> WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string model, List<Due> due, IReadOnlyList<float[]> vectors, CancellationToken cancellation)
        => [.. await connection.QueryAsync<Guid>(new("""
            with written as (
                insert into embeddings (document_id, model, version, kind, community_id, visibility, level, subject, v)
                select d.id, @model, due.version, d.kind, d.community_id, d.visibility, d.level, d.subject, due.v
                from unnest(@ids, @versions, @vectors) as due (id, version, v) join documents d on d.id = due.id
                on conflict (document_id, model) do update set version = excluded.version, kind = excluded.kind, community_id = excluded.community_id,
                    visibility = excluded.visibility, level = excluded.level, subject = excluded.subject, v = excluded.v
                returning document_id, xmax = 0 as is_new)
            select document_id from written where is_new
            """, new
        {
            model,
            ids = due.Select(document => document.Id).ToArray(),
            versions = due.Select(document => document.Version).ToArray(),
            vectors = new Vectors<HalfVector>([.. vectors.Select(QueryEmbedding.ToHalf)]),
        }, transaction, cancellationToken: cancellation))];

    [LoggerMessage(LogLevel.Information, "The vectors of {Earlier} were replaced by those of {Model}")]
    private static partial void Replaced(ILogger log, string earlier, string model);

    private sealed class Due
    {
        public Guid Id { get; init; }
        public long Version { get; init; }
        public string Title { get; init; } = "";
        public string Body { get; init; } = "";
        public string Keywords { get; init; } = "";
        public string Labels { get; init; } = "";
    }

    private sealed class Vectors<TVector>(TVector[] vectors) : SqlMapper.ICustomQueryParameter
    {
        public void AddParameter(System.Data.IDbCommand command, string name) => command.Parameters.Add(new NpgsqlParameter(name, vectors));
    }
}
