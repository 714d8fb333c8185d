using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Facilitation.Harness;
using Facilitation.Web.Store;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Facilitation.Evaluation.Bench;

/// <summary><c>bench</c>: how fast it is on a generated memory. Figures and ratios of one run, printed and kept; a budget that is not reached is told, not failed.</summary>
internal static class BenchCommand
{
    private const int Small = 10_000;
    private const string SmallNamed = "10,000";

    public static Command Build()
    {
        var sizes = new Option<int[]>("--documents") { Description = "How many documents; several sizes may be given.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [Small, 100_000] };
        var repeats = new Option<int>("--repeats") { Description = "How often each thing is measured.", DefaultValueFactory = _ => 400 };
        var again = new Option<bool>("--again") { Description = "Measures what an earlier run loaded into this server, without loading it once more." };
        var command = new Command("bench", "Measures speed, recall, memory and weight; writes artifacts/bench/*.json.") { sizes, repeats, again };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(sizes)!, parsed.GetValue(repeats), parsed.GetValue(again), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int[] sizes, int repeats, bool again, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable("FACILITATION_TEST_POSTGRES") is not { Length: > 0 } server)
        {
            Console.Error.WriteLine("Set FACILITATION_TEST_POSTGRES to a PostgreSQL with pgvector, or run 'make bench', which starts one.");
            return 2;
        }

        var evaluation = EvaluationFolder.Find();
        var repository = Path.GetDirectoryName(evaluation)!;
        new ServiceCollection().AddDatabase();   // Dapper learns our types there.
        var (figures, corpus, store) = (new Figures(), new Corpus(seed: 7), new BenchStore(server));
        foreach (var size in sizes)
        {
            await OfSizeAsync(size, cancellation);
        }

        var file = figures.Write(Path.Combine(repository, "artifacts", "bench"), TimeProvider.System.GetUtcNow(), new { sizes, repeats, processors = Environment.ProcessorCount });
        Console.WriteLine($"\n{(figures.Missed == 0 ? "Every budget is reached" : $"{figures.Missed} budget(s) not reached")}; written to {Path.GetRelativePath(repository, file)}");
        return 0;

        async Task OfSizeAsync(int size, CancellationToken stop)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n== {size:#,0} documents"));
            var connection = again ? store.Left($"bench_{size}") : await store.CreateAsync($"bench_{size}", stop);
            await using var database = Database.Build(connection);
            if (!again)
            {
                var watch = System.Diagnostics.Stopwatch.StartNew();
                await BenchStore.LoadAsync(database, [.. corpus.Documents(size, seed: 8)], stop);
                figures.Add($"load {size} documents with both embeddings", watch.Elapsed.TotalSeconds, "s");
            }

            foreach (var table in (string[])["documents", "embeddings"])
            {
                figures.Add($"{size} documents, table {table} with its indexes", await BenchStore.MegabytesAsync(database, table, stop), "MB");
            }

            var token = await People.AddAsync(connection, "la-plupart", "animatrice@bench.example", "facilitator");
            using var search = new SearchBench(figures, database, connection, corpus, size, repeats);
            await using (var program = await ServedProgram.StartAsync(repository, connection, token, Demonstration, stop))
            {
                await search.RunAsync(program.Client, stop);
                figures.Add($"resident memory after searches, {size} documents", program.ResidentMegabytes, "MB", most: 300);
            }

            await search.RecallAsync(stop);
            if (size == Small)
            {
                await StartAndPagesAsync(connection, token, stop);
                await ReframingsAsync(connection, token, await search.PrecedentsAsync(ReframingBench.ModelThorn, stop), stop);
            }
        }

        async Task StartAndPagesAsync(string connection, string token, CancellationToken stop)
        {
            var starts = new List<double>();
            for (var i = 0; i < 3; i++)
            {
                await using var again = await ServedProgram.StartAsync(repository, connection, token, Demonstration, stop);
                starts.Add(again.StartTime.TotalMilliseconds);
            }

            figures.Add("start to first page, median of 3", Figures.Percentile(starts, 0.5), "ms", most: 3_000);
            await using var program = await ServedProgram.StartAsync(repository, connection, token, Demonstration, stop);
            await new PageBench(figures, Math.Min(repeats, 100)).RunAsync(program.Client.BaseAddress!, stop);
            await new ReframingBench(figures, Thorns(), SmallNamed, Math.Min(repeats, 200)).GuidedAsync(program.Client, stop);
            figures.Add("resident memory after pages and guided reframings", program.ResidentMegabytes, "MB", most: 300);
        }

        async Task ReframingsAsync(string connection, string token, double precedents, CancellationToken stop)
        {
            await using var model = await ModelServer.StartAsync();
            model.Otherwise = _ => ReframingBench.Answer();
            var settings = new Dictionary<string, string>(Demonstration)
            {
                ["Model__Provider"] = "OpenAI", ["Model__Endpoint"] = model.Endpoint.AbsoluteUri, ["Model__Model"] = "instantané", ["Model__DailyTokenBudget"] = "0",
            };
            await using var program = await ServedProgram.StartAsync(repository, connection, token, settings, stop);
            var bench = new ReframingBench(figures, [], SmallNamed, Math.Min(repeats, 200));
            await bench.ModelAsync(program.Client, precedents, stop);
            await bench.AtOnceAsync(program.Client, 32, stop);
            figures.Add($"resident memory after reframings, {SmallNamed} documents", program.ResidentMegabytes, "MB", most: 300);
        }

        List<string> Thorns() => [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(evaluation, "cases", "thorns.json"))).RootElement.GetProperty("thorns").EnumerateArray()
            .Where(thorn => thorn.GetProperty("expectedBehavior").GetString() != "escalate").Select(thorn => thorn.GetProperty("text").GetString()!)];
    }

    private static Dictionary<string, string> Demonstration => new() { ["Demo__Load"] = "true" };
}
