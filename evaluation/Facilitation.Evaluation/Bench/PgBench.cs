using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Facilitation.Evaluation.Bench;

/// <summary>The measure of what the database alone can do: PostgreSQL's own load program, one client.</summary>
internal static class PgBench
{
    // pgbench takes no more scripts than this.
    public const int MostScripts = 128;

    /// <summary>Runs the scripts in turn at random, and once more for warming up.</summary>
    /// <returns>Milliseconds of each transaction.</returns>
    public static async Task<IReadOnlyList<double>> RunAsync(NpgsqlDataSource database, IReadOnlyList<IReadOnlyList<string>> scripts, int transactions, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("facilitation-pgbench-");
        try
        {
            var files = scripts.Take(MostScripts).Select((statements, i) =>
            {
                var file = Path.Combine(folder.FullName, $"{i}.sql");
                // A script is a line for each statement: pgbench measures the whole file.
                File.WriteAllText(file, string.Concat(statements.Select(statement => statement.ReplaceLineEndings(" ").TrimEnd(' ', ';') + ";\n")));
                return file;
            }).ToList();
            await StartAsync(database, files, files.Count, Path.Combine(folder.FullName, "warm"), cancellation);
            var log = Path.Combine(folder.FullName, "log");
            await StartAsync(database, files, transactions, log, cancellation);
            return [.. Directory.EnumerateFiles(folder.FullName, "log.*").SelectMany(File.ReadLines).Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1_000)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task StartAsync(NpgsqlDataSource database, List<string> files, int transactions, string log, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var program = Path.Combine(Environment.GetEnvironmentVariable("FACILITATION_PGBIN") ?? "", "pgbench");
        var how = new ProcessStartInfo(program, ["-n", "-c", "1", "-t", $"{transactions}", "-l", "--log-prefix", log, .. files.SelectMany(file => new[] { "-f", file })])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = settings.Host, ["PGPORT"] = $"{settings.Port}", ["PGUSER"] = settings.Username, ["PGDATABASE"] = settings.Database,
                ["PGPASSWORD"] = Environment.GetEnvironmentVariable("PGPASSWORD") ?? "", ["PGOPTIONS"] = settings.Options ?? "",
            },
        };
        using var process = Process.Start(how)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        await output;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"pgbench failed: {await errors}");
        }
    }
}
