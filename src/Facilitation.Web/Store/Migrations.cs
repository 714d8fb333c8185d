using DbUp;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>Brings a database to this version's schema. Forward only, and safe beside the previous version of the program.</summary>
internal static partial class Migrations
{
    // Any constant will do; two programs starting at once must agree on it.
    private const long Lock = 7_130_001;

    /// <summary>Runs what is missing, one program at a time.</summary>
    /// <exception cref="InvalidOperationException">The server lacks pgvector 0.8, or a script failed; nothing of that script was kept.</exception>
    public static async Task ApplyAsync(string connectionString, ILogger log, CancellationToken cancellation)
    {
        // A source of its own: the program's own must be built after the extension exists, or it would not know its types.
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await RunAsync($"select pg_advisory_lock({Lock})");
        try
        {
            await CheckVectorAsync(connection, log, cancellation);
            var result = DeployChanges.To.PostgresqlDatabase(connectionString)
                .WithScriptsEmbeddedInAssembly(typeof(Migrations).Assembly, name => name.EndsWith(".sql", StringComparison.Ordinal))
                .JournalToPostgresqlTable("public", "schema_versions")
                .WithVariablesDisabled()
                .WithTransactionPerScript()
                .LogToNowhere()
                .Build()
                .PerformUpgrade();
            if (!result.Successful)
            {
                throw new InvalidOperationException($"The migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
            }
        }
        finally
        {
            await RunAsync($"select pg_advisory_unlock({Lock})");
        }

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task CheckVectorAsync(NpgsqlConnection connection, ILogger log, CancellationToken cancellation)
    {
        await using var create = new NpgsqlCommand("select default_version from pg_available_extensions where name = 'vector'", connection);
        if (await create.ExecuteScalarAsync(cancellation) is not string version || !Version.TryParse(version, out var found) || found < new Version(0, 8))
        {
            throw new InvalidOperationException("PostgreSQL needs the extension pgvector, version 0.8 or later. 'make run' installs it.");
        }

        if (found < new Version(0, 8, 4))
        {
            OldVector(log, version);
        }
    }

    [LoggerMessage(LogLevel.Warning, "pgvector {Version} has known faults in index builds and vacuum; use 0.8.4 or later in production")]
    private static partial void OldVector(ILogger log, string version);
}
