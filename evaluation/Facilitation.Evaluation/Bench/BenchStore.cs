using Facilitation.Web.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;
using Pgvector;

namespace Facilitation.Evaluation.Bench;

/// <summary>Makes a database of the bench and fills the program's own tables with a generated corpus.</summary>
internal sealed class BenchStore(string server)
{
    /// <summary>Makes the database anew, at this version's schema.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateAsync(string name, CancellationToken cancellation)
    {
        await using (var database = NpgsqlDataSource.Create(server))
        {
            await using var drop = database.CreateCommand($"drop database if exists {name} with (force)");
            await drop.ExecuteNonQueryAsync(cancellation);
            await using var create = database.CreateCommand($"create database {name}");
            await create.ExecuteNonQueryAsync(cancellation);
        }

        var connection = Left(name);
        await Migrations.ApplyAsync(connection, NullLogger.Instance, cancellation);
        return connection;
    }

    /// <summary>The connection string of a database that an earlier run made.</summary>
    public string Left(string name) => new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    /// <summary>Writes the corpus: nouns, documents, and the vectors of both embeddings. Statistics are fresh afterwards.</summary>
    public static async Task LoadAsync(NpgsqlDataSource database, IReadOnlyList<CorpusDocument> documents, CancellationToken cancellation)
    {
        await RunAsync(database, $"insert into communities (id, slug, name) values {string.Join(',', BenchCommunity.All.Select(one => $"('{one.Id}', '{one.Slug}', '{one.Slug}')"))}", cancellation);
        await CopyAsync(database, "challenges (id, community_id, number, question, visibility, created_at, updated_at)", documents.Where(one => one.Place == 0), Add, cancellation);
        await CopyAsync(database, "actions (id, community_id, challenge_id, number, title, description, hypothesis, visibility, created_at, updated_at)", documents.Where(one => one.Place is >= 1 and <= 6), AddAction, cancellation);
        await CopyAsync(database, "experiment_reports (id, community_id, action_id, narrative, retained_stance, visibility, created_at, updated_at)", documents.Where(one => one.Place > 6), AddReport, cancellation);
        await CopyAsync(database, "documents (id, kind, community_id, visibility, number, level, subject, title, body, challenge_id, action_id, stance)", documents, AddDocument, cancellation);
        await CopyAsync(database, Embeddings, documents, (writer, one) => AddVector(writer, one, SyntheticEmbedder.Name, one.Vector), cancellation);
        await RunAsync(database, $"insert into embedding_models (name, dimensions, state, built_in) values ('{SyntheticEmbedder.Name}', {Corpus.Dimensions}, 'serving', false)", cancellation);
        var indexes = new EmbeddingIndexStore(database);
        await indexes.EnsureAsync(SyntheticEmbedder.Name, Corpus.Dimensions, cancellation);
        using var vocabulary = new MemoryVocabulary(database, TimeProvider.System, NullLogger<MemoryVocabulary>.Instance);
        await new EmbeddingStore(database, new(database, TimeProvider.System), indexes, vocabulary, TimeProvider.System, NullLogger<EmbeddingStore>.Instance).FillAsync(cancellation);
        await RunAsync(database, "vacuum analyze", cancellation);
    }

    /// <summary>The ten nearest documents of a vector by an exact scan.</summary>
    public static async Task<HashSet<Guid>> NearestAsync(NpgsqlDataSource database, string model, float[] vector, BenchCommunity? community, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"""
            select document_id from embeddings where model = @model {(community is null ? "" : "and community_id = @community")}
            order by (v <=> @vector) + 0 limit 10
            """);
        command.Parameters.AddWithValue("model", model);
        command.Parameters.AddWithValue("vector", Half(vector));
        if (community is not null)
        {
            command.Parameters.AddWithValue("community", community.Id);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }

    /// <summary>Megabytes of a table with its indexes.</summary>
    public static async Task<double> MegabytesAsync(NpgsqlDataSource database, string table, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select pg_total_relation_size('{table}') / 1048576.0");
        return Convert.ToDouble(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture);
    }

    private const string Embeddings = "embeddings (document_id, model, version, kind, community_id, visibility, level, subject, v)";

    private static void Add(NpgsqlBinaryImporter writer, CorpusDocument one)
    {
        writer.Write(one.Id);
        writer.Write(one.Community.Id);
        writer.Write(one.ChallengeNumber);
        writer.Write(one.Title);
        Finish(writer);
    }

    private static void AddAction(NpgsqlBinaryImporter writer, CorpusDocument one)
    {
        writer.Write(one.Id);
        writer.Write(one.Community.Id);
        writer.Write(one.Challenge);
        writer.Write(one.Place);
        writer.Write(one.Title);
        writer.Write(one.Body);
        writer.Write(one.Title);
        Finish(writer);
    }

    private static void AddReport(NpgsqlBinaryImporter writer, CorpusDocument one)
    {
        writer.Write(one.Id);
        writer.Write(one.Community.Id);
        writer.Write(one.Action);
        writer.Write(one.Body);
        writer.Write(Stance(one));
        Finish(writer);
    }

    private static void AddDocument(NpgsqlBinaryImporter writer, CorpusDocument one)
    {
        writer.Write(one.Id);
        writer.Write(one.Kind);
        writer.Write(one.Community.Id);
        writer.Write("network");
        writer.Write(one.Number);
        writer.Write(one.Level);
        writer.Write(one.Subject);
        writer.Write(one.Title);
        writer.Write(one.Body);
        if (one.Place == 0)
        {
            writer.WriteNull();
        }
        else
        {
            writer.Write(one.Challenge);
        }

        if (one.Place > 6)
        {
            writer.Write(one.Action);
            writer.Write(Stance(one));
        }
        else
        {
            writer.WriteNull();
            writer.WriteNull();
        }
    }

    private static void AddVector(NpgsqlBinaryImporter writer, CorpusDocument one, string model, float[] vector)
    {
        writer.Write(one.Id);
        writer.Write(model);
        writer.Write(1L);
        writer.Write(one.Kind);
        writer.Write(one.Community.Id);
        writer.Write("network");
        writer.Write(one.Level);
        writer.Write(one.Subject);
        writer.Write(Half(vector));
    }

    private static void Finish(NpgsqlBinaryImporter writer)
    {
        writer.Write("network");
        writer.Write(DateTime.UnixEpoch, NpgsqlDbType.TimestampTz);
        writer.Write(DateTime.UnixEpoch, NpgsqlDbType.TimestampTz);
    }

    private static string Stance(CorpusDocument one) => (one.Place % 3) switch { 0 => "worked", 1 => "mixed", _ => "did_not_work" };

    private static HalfVector Half(float[] vector) => new(Array.ConvertAll(vector, number => (Half)number));

    private static async Task CopyAsync<T>(NpgsqlDataSource database, string target, IEnumerable<T> rows, Action<NpgsqlBinaryImporter, T> write, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var writer = await connection.BeginBinaryImportAsync($"copy {target} from stdin (format binary)", cancellation);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancellation);
            write(writer, row);
        }

        await writer.CompleteAsync(cancellation);
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 1_800;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
