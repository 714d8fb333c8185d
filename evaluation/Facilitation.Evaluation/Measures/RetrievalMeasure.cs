using System.Globalization;
using System.Text.Json;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Web.Demo;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Facilitation.Evaluation.Measures;

/// <summary>
/// How well the memory finds: nDCG@10 and recall@10 over <c>queries.json</c> and the demonstration library in a fresh database, for words alone,
/// vectors alone and both. Queries nothing answers count for honesty only: no result may be called close.
/// </summary>
internal sealed class RetrievalMeasure(string folder) : IMeasure
{
    private const int Depth = 10;

    private static readonly (string Name, SearchLegs Legs)[] Ways = [("words", SearchLegs.Words), ("vectors", SearchLegs.Vectors), ("hybrid", SearchLegs.Both)];

    // The second set was written by somebody who had seen neither the first nor the thesaurus, the third by somebody who knew the first but no word list.
    private static readonly (string File, string Name)[] Files = [("queries.json", "retrieval"), ("queries-more.json", "retrieval.more"), ("queries-third.json", "retrieval.third")];

    public string Name => "retrieval";

    public async Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable("FACILITATION_TEST_POSTGRES") is not { Length: > 0 } server)
        {
            await notes.WriteLineAsync("  FACILITATION_TEST_POSTGRES names no PostgreSQL server: retrieval is not measured.");
            return [];
        }

        var name = $"eval_{Guid.NewGuid():n}";
        await RunAsync(server, $"create database {name}", cancellation);
        try
        {
            return await MeasureAsync(new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString, notes, cancellation);
        }
        finally
        {
            await RunAsync(server, $"drop database if exists {name} with (force)", CancellationToken.None);
        }
    }

    private async Task<IReadOnlyList<Score>> MeasureAsync(string database, TextWriter notes, CancellationToken cancellation)
    {
        await Migrations.ApplyAsync(database, NullLogger.Instance, cancellation);
        await using var services = Services(database);
        await services.GetRequiredService<LoadDemo>().HandleAsync(anew: true, cancellation);
        await services.GetRequiredService<EmbeddingStore>().FillAsync(cancellation);
        var viewer = await ViewerAsync(services, cancellation);
        var memory = services.GetRequiredService<DocumentSearch>();
        var scores = new List<Score>();
        foreach (var (file, name) in Files)
        {
            var cases = JsonSerializer.Deserialize<List<QueryCase>>(await File.ReadAllTextAsync(Path.Combine(folder, "cases", file), cancellation), JsonSerializerOptions.Web)!;
            scores.AddRange(await MeasureAsync(name, cases, memory, viewer, notes, cancellation));
        }

        return scores;
    }

    private static async Task<IReadOnlyList<Score>> MeasureAsync(string name, List<QueryCase> cases, DocumentSearch memory, Viewer viewer, TextWriter notes, CancellationToken cancellation)
    {
        var scores = new List<Score>();
        foreach (var (way, legs) in Ways)
        {
            var found = new List<(QueryCase Case, SearchAnswer Answer)>();
            foreach (var one in cases)
            {
                found.Add((one, await memory.SearchAsync(new(one.Text, viewer, DocumentKind.Action, WireName.Parse<EducationLevel>(one.Filters?.Level), Limit: Depth, KeepInside: true) { Legs = legs }, cancellation)));
            }

            scores.AddRange(Scores($"{name}.{way}", found));
            if (legs is SearchLegs.Both)
            {
                scores.AddRange(Honesty(name, found));
                await ReportAsync(notes, found);
            }
        }

        return scores;
    }

    private static IEnumerable<Score> Scores(string way, List<(QueryCase Case, SearchAnswer Answer)> found)
    {
        var answered = found.Where(pair => pair.Case.Relevant.Count > 0).ToList();
        yield return new($"{way}.ndcg10", answered.Average(Gain), answered.Count);
        foreach (var style in answered.GroupBy(pair => pair.Case.Style))
        {
            yield return new($"{way}.ndcg10.{style.Key}", style.Average(Gain), style.Count());
            yield return new($"{way}.recall10.{style.Key}", style.Average(Recall), style.Count());
        }
    }

    private static IEnumerable<Score> Honesty(string name, List<(QueryCase Case, SearchAnswer Answer)> found)
    {
        var nothing = found.Where(pair => pair.Case.Relevant.Count == 0).ToList();
        var best = found.Where(pair => pair.Case.Relevant.Count > 0).Select(pair => pair.Answer.Results.FirstOrDefault(result => Grade(pair.Case, result) == 3)).OfType<SearchResult>().ToList();
        if (nothing.Count > 0)
        {
            yield return new($"{name}.honest.nothing", nothing.Average(pair => pair.Answer.Results.Any(result => result.Close) ? 0.0 : 1), nothing.Count);
        }

        yield return new($"{name}.honest.answers", best.Average(result => result.Close ? 1.0 : 0), best.Count);
    }

    private static double Gain((QueryCase Case, SearchAnswer Answer) pair)
    {
        var gained = pair.Answer.Results.Select((result, place) => Discounted(Grade(pair.Case, result), place)).Sum();
        return gained / pair.Case.Relevant.Select(relevant => relevant.Grade).OrderDescending().Take(Depth).Select(Discounted).Sum();

        static double Discounted(int grade, int place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2);
    }

    private static double Recall((QueryCase Case, SearchAnswer Answer) pair)
        => (double)pair.Answer.Results.Count(result => Grade(pair.Case, result) > 0) / Math.Min(Depth, pair.Case.Relevant.Count);

    private static int Grade(QueryCase one, SearchResult result) => one.Relevant.FirstOrDefault(relevant => relevant.ActionId == result.ExternalId)?.Grade ?? 0;

    private static async Task ReportAsync(TextWriter notes, List<(QueryCase Case, SearchAnswer Answer)> found)
    {
        foreach (var pair in found.Where(pair => pair.Case.Relevant.Count == 0 || Gain(pair) < 0.7))
        {
            var top = pair.Answer.Results.Take(4).Select(result => string.Create(CultureInfo.InvariantCulture, $"{result.ExternalId}{(result.Close ? "*" : "")} {result.Why.Closeness:0.00}"));
            await notes.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {pair.Case.Style,-10} {(pair.Case.Relevant.Count == 0 ? 0 : Gain(pair)):0.00} {pair.Case.Text} → {pair.Answer.CorrectedTo ?? "="} | {string.Join(", ", top)} | wanted {string.Join(", ", pair.Case.Relevant.Take(4).Select(relevant => relevant.ActionId))}"));
        }
    }

    private static async Task<Viewer> ViewerAsync(ServiceProvider services, CancellationToken cancellation)
    {
        var demonstrator = await services.GetRequiredService<MemberStore>().FindDemonstratorAsync(cancellation) ?? throw new InvalidOperationException("The demonstration was not loaded.");
        return new(demonstrator.Member, [.. demonstrator.Memberships.Select(membership => membership.Community)]);
    }

    private static ServiceProvider Services(string database)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Facilitation"] = database }).Build());
        services.AddSingleton<IHostEnvironment>(new Development());
        services.AddFacilitation().AddSingleton<MemberStore>();
        return services.BuildServiceProvider();
    }

    private static async Task RunAsync(string server, string sql, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private sealed class Development : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";
        public string ApplicationName { get; set; } = "Facilitation.Evaluation";
        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }

    private sealed record QueryCase(string Text, string Style, IReadOnlyList<Relevant> Relevant, QueryFilters? Filters);

    private sealed record Relevant(string ActionId, int Grade);

    private sealed record QueryFilters(string? Level);
}
