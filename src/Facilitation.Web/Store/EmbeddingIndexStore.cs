using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>One partial HNSW index for each model in use, once it has so many vectors that comparing one by one takes too long.</summary>
internal sealed class EmbeddingIndexStore(NpgsqlDataSource database)
{
    // Somewhat before the search wants it.
    private const double WorthAnIndex = 0.9;

    // Any constant; one index is built at a time.
    private const long Lock = 7_130_002;

    /// <summary>Builds the index of a model where it is worth having and not there. Searches go on meanwhile.</summary>
    public async Task EnsureAsync(string model, int dimensions, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var worth = (int)(SearchStatement.MostExactRows(dimensions) * WorthAnIndex);
        var rows = await connection.ExecuteScalarAsync<int>(new("select count(*) from (select 1 from embeddings where model = @model limit @worth) s", new { model, worth }, cancellationToken: cancellation));
        if (rows < worth || !await connection.ExecuteScalarAsync<bool>(new("select pg_try_advisory_lock(@Lock)", new { Lock }, cancellationToken: cancellation)))
        {
            return;
        }

        try
        {
            var name = NameOf(model);
            var isValid = await connection.ExecuteScalarAsync<bool?>(new("select i.indisvalid from pg_class c join pg_index i on i.indexrelid = c.oid where c.relname = @name", new { name }, cancellationToken: cancellation));
            if (isValid is true)
            {
                return;
            }

            // An invalid one is what a build that was stopped left behind. Parallel builds overflow a buffer in pgvector before 0.8.2.
            await connection.ExecuteAsync(new($"drop index if exists {name}", commandTimeout: 0, cancellationToken: cancellation));
            await connection.ExecuteAsync(new("set max_parallel_maintenance_workers = 0; set maintenance_work_mem = '1GB'", cancellationToken: cancellation));
            await connection.ExecuteAsync(new(string.Create(CultureInfo.InvariantCulture, $"""
                create index concurrently {name} on embeddings using hnsw ((v::halfvec({dimensions})) halfvec_cosine_ops) with (m = 32, ef_construction = 128)
                where model = '{model.Replace("'", "''", StringComparison.Ordinal)}'
                """), commandTimeout: 0, cancellationToken: cancellation));
        }
        finally
        {
            await connection.ExecuteAsync("reset max_parallel_maintenance_workers; reset maintenance_work_mem; select pg_advisory_unlock_all()");
        }
    }

    /// <summary>Removes the vectors of a model nobody uses, its index first: no graph is repaired that goes anyway.</summary>
    public async Task DropAsync(string model, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new($"drop index if exists {NameOf(model)}", commandTimeout: 0, cancellationToken: cancellation));
        await connection.ExecuteAsync(new("delete from embeddings where model = @model; delete from embedding_leases where model = @model", new { model }, commandTimeout: 0, cancellationToken: cancellation));
    }

    private static string NameOf(string model) => $"embeddings_near_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model)))[..12]}";
}
