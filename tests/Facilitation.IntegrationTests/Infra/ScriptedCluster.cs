using System.Diagnostics;
using System.Text.RegularExpressions;
using Facilitation.Web.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Facilitation.IntegrationTests.Infra;

/// <summary>A cluster made by <c>infra/local/cluster.sh</c> in a folder of its own, with the scripts of operators run against it.</summary>
public sealed partial class ScriptedCluster : IAsyncLifetime
{
    // Directly below a folder that the user postgres can enter: as root, the server runs as that user.
    private readonly string _data = $"/var/tmp/facilitation-drill-{Guid.NewGuid():n}";
    private readonly string _scripts = FindScripts();

    internal string ConnectionString { get; private set; } = "";

    internal string Folder { get; } = Directory.CreateTempSubdirectory("facilitation-backups-").FullName;

    public async Task InitializeAsync()
    {
        Assert.Equal(0, (await RunAsync("cluster.sh", "start")).Code);
        var server = ServerVariable().Match((await RunAsync("cluster.sh", "env")).Output).Groups[1].Value.Replace("\\", "", StringComparison.Ordinal);
        await using (var database = NpgsqlDataSource.Create(server + "postgres"))
        {
            await using var command = database.CreateCommand("create database facilitation");
            await command.ExecuteNonQueryAsync();
        }

        // No pool: a restore exchanges the database under our feet.
        ConnectionString = $"{server}facilitation;Pooling=false";
        await Migrations.ApplyAsync(ConnectionString, NullLogger.Instance, default);
    }

    public async Task DisposeAsync()
    {
        await RunAsync("cluster.sh", "destroy");
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Runs a script of infra/local on this cluster.</summary>
    /// <returns>Its exit code, and everything it said.</returns>
    internal async Task<(int Code, string Output)> RunAsync(string script, params string[] arguments)
    {
        using var process = new Process();
        process.StartInfo = new(Path.Combine(_scripts, script), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
            Environment = { ["FACILITATION_DATA"] = _data },
        };
        process.Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (process.ExitCode, await output + await errors);
    }

    private static string FindScripts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Facilitation.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("These tests run inside a clone."), "infra", "local");
    }

    [GeneratedRegex("FACILITATION_SERVER=(.*)")]
    private static partial Regex ServerVariable();
}
