using System.Globalization;
using Facilitation.Web.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Facilitation.Harness;

/// <summary>A database of one's own, copied from a template that was migrated once for the whole run.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string Server = Environment.GetEnvironmentVariable("FACILITATION_TEST_POSTGRES")
        ?? throw new InvalidOperationException("Set FACILITATION_TEST_POSTGRES to a PostgreSQL with pgvector, or run 'make test', which starts one.");

    // More than two copies at once hold each other up (SEARCH.md 2).
    private static readonly SemaphoreSlim Creators = new(2);
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private TestDatabase(string name) => Name = name;

    public string Name { get; }

    public string ConnectionString => For(Name);

    public static async Task<TestDatabase> CreateAsync()
    {
        var template = await Template.Value;
        await Creators.WaitAsync();
        try
        {
            var database = new TestDatabase($"test_{Guid.NewGuid():n}");
            await RunOnServerAsync($"create database {database.Name} template {template} strategy file_copy");
            return database;
        }
        finally
        {
            Creators.Release();
        }
    }

    public async ValueTask DisposeAsync() => await RunOnServerAsync($"drop database if exists {Name} with (force)");

    private static async Task<string> MakeTemplateAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"template_{Environment.ProcessId}_{Guid.NewGuid():n}");
        await RunOnServerAsync($"create database {name}");
        await Migrations.ApplyAsync(For(name), NullLogger.Instance, default);
        NpgsqlConnection.ClearAllPools();
        await RunOnServerAsync($"alter database {name} allow_connections false");
        return name;
    }

    private static string For(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database }.ConnectionString;

    private static async Task RunOnServerAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(Server);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
