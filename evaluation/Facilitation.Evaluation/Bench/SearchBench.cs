using System.Diagnostics;
using Facilitation.Agents.Embedding;
using Facilitation.Domain.Communities;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Facilitation.Evaluation.Bench;

/// <summary>Search: the endpoint against the same SQL through pgbench, the database part of both embeddings, and recall against an exact scan.</summary>
internal sealed class SearchBench(Figures figures, NpgsqlDataSource database, string connection, Corpus corpus, int documents, int repeats) : IDisposable
{
    // A member of the smallest community, who sees all the others' documents: they are shared with the network.
    private static readonly Viewer Asking = new(new MemberId(Guid.CreateVersion7()), [new(BenchCommunity.All[^1].Id)]);

    private readonly MemoryVocabulary _vocabulary = new(database, TimeProvider.System, NullLogger<MemoryVocabulary>.Instance);

    private readonly string _size = documents.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => _vocabulary.Dispose();

    public async Task RunAsync(HttpClient client, CancellationToken cancellation)
    {
        var queries = corpus.Queries(PgBench.MostScripts, seed: 11);
        var lexical = await ThroughPgBenchAsync(null, queries, null, cancellation);
        var endpoint = await OverHttpAsync(client, queries, cancellation);
        var bare = figures.AddTimes($"search {_size}, built-in, the SQL through pgbench", lexical, documents == 100_000 ? 80 : null);
        var whole = figures.AddTimes($"search {_size}, built-in, the endpoint", endpoint);
        figures.Add($"search {_size}, endpoint p95 / pgbench p95", whole / bare, "x", documents == 100_000 ? 1.5 : null);
        var dense = new SyntheticEmbedder(queries.Select(query => (query.Text, query.Vector)));
        figures.AddTimes($"search {_size}, dense, the SQL through pgbench", await ThroughPgBenchAsync(dense, queries, null, cancellation), documents == 100_000 ? 40 : null);
        foreach (var community in BenchCommunity.All.Skip(1))
        {
            figures.AddTimes($"search {_size}, dense, {Share(community)} filter, through pgbench", await ThroughPgBenchAsync(dense, queries, community, cancellation), documents == 100_000 ? 40 : null);
        }
    }

    /// <summary>Shares of the ten truly nearest that the search returns when no word helps it.</summary>
    public async Task RecallAsync(CancellationToken cancellation)
    {
        // A number that stands in no document: only nearness can find.
        var queries = corpus.Queries(100, seed: 12).Select((query, i) => (Text: $"{9_000_000 + i}", query.Vector)).ToList();
        var memory = Memory(database, new SyntheticEmbedder(queries));
        foreach (var community in BenchCommunity.All.Skip(1).Prepend(null))
        {
            var (hits, possible, whole) = (0, 0, 0);
            foreach (var (text, vector) in queries)
            {
                var exact = await BenchStore.NearestAsync(database, SyntheticEmbedder.Name, vector, community, cancellation);
                var answer = await memory.SearchAsync(new(text, Asking, Community: community?.Slug), cancellation);
                hits += answer.Results.Count(result => exact.Contains(result.Id));
                possible += exact.Count;
                whole += answer.Results.Count == exact.Count ? 1 : 0;
            }

            if (possible == 0)
            {
                continue; // So few documents that this community has none.
            }

            figures.Add($"recall@10 {_size}, dense, {Share(community)}", hits / (double)possible, "", least: 0.97);
            figures.Add($"queries with every row that exists {_size}, dense, {Share(community)}", whole / (double)queries.Count, "", least: 1);
        }

        await BuiltInRecallAsync(cancellation);
    }

    /// <summary>How long the query for the precedents of a thorn takes, in milliseconds: the median.</summary>
    public async Task<double> PrecedentsAsync(string thorn, CancellationToken cancellation)
    {
        var precedents = new PrecedentSearch(Memory(database, null), database);
        return Figures.Percentile(await TimesAsync(20, 50, _ => precedents.FindAsync(thorn, Asking, 5, keepInside: false, cancellation)), 0.5);
    }

    private async Task BuiltInRecallAsync(CancellationToken cancellation)
    {
        var memory = Memory(database, null);
        var (hits, possible) = (0, 0);
        foreach (var query in corpus.Queries(100, seed: 13))
        {
            var known = await _vocabulary.GetAsync(cancellation);
            var vector = BuiltInEmbedder.EmbedQuery(QueryWords.Of(query.Text, known), known).Dense;
            var exact = await BenchStore.NearestAsync(database, BuiltInEmbedder.Model, vector, null, cancellation);
            var answer = await memory.SearchAsync(new(query.Text, Asking, Limit: 50), cancellation);
            hits += answer.Results.Count(result => exact.Contains(result.Id));
            possible += exact.Count;
        }

        figures.Add($"the 10 exactly nearest among 50 fused results {_size}, built-in", hits / (double)possible, "");
        await FusedAsync(memory, cancellation);
    }

    // What the index costs in the end: the ten results against those of a search that compares every vector, the first of which counts ten.
    private async Task FusedAsync(DocumentSearch memory, CancellationToken cancellation)
    {
        var (found, possible) = (0.0, 0.0);
        foreach (var query in corpus.Queries(100, seed: 14))
        {
            SearchQuery asked = new(query.Text, Asking);
            var exact = (await memory.SearchAsync(asked with { IsExact = true }, cancellation)).Results.Select((result, place) => (result.Id, Gain: 10.0 - place)).ToDictionary(result => result.Id, result => result.Gain);
            var answer = await memory.SearchAsync(asked, cancellation);
            found += answer.Results.Select((result, place) => exact.GetValueOrDefault(result.Id) / Math.Log2(place + 2)).Sum();
            possible += exact.Values.Select((gain, place) => gain / Math.Log2(place + 2)).Sum();
        }

        figures.Add($"fused nDCG@10 {_size} against exact, built-in", found / possible, "", least: 0.99);
    }

    private async Task<IReadOnlyList<double>> ThroughPgBenchAsync(IEmbedder? embedder, IReadOnlyList<CorpusQuery> queries, BenchCommunity? community, CancellationToken cancellation)
    {
        using var recorded = new RecordedStatements();
        await using var listening = recorded.Listen(database, connection);
        var memory = Memory(listening, embedder);
        var scripts = new List<IReadOnlyList<string>>();
        await memory.SearchAsync(new("premier essai", Asking, Community: community?.Slug), cancellation); // What only the first search does is left out.
        recorded.Take();
        foreach (var query in queries)
        {
            await memory.SearchAsync(new(query.Text, Asking, Community: community?.Slug), cancellation);
            scripts.Add(["begin", .. recorded.Take(), "commit"]);
        }

        return scripts.TrueForAll(script => script.Count > 2)
            ? await PgBench.RunAsync(database, scripts, repeats, cancellation)
            : throw new InvalidOperationException("A search sent no statement: the bench would measure nothing.");
    }

    private Task<IReadOnlyList<double>> OverHttpAsync(HttpClient client, IReadOnlyList<CorpusQuery> queries, CancellationToken cancellation) => TimesAsync(queries.Count, repeats, async i =>
    {
        using var response = await client.GetAsync(new Uri($"/api/v1/search?q={Uri.EscapeDataString(queries[i % queries.Count].Text)}", UriKind.Relative), cancellation);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync(cancellation);
    });

    // In milliseconds; the warm-ups come first and are left out.
    private static async Task<IReadOnlyList<double>> TimesAsync(int warmUps, int repeats, Func<int, Task> once)
    {
        var times = new List<double>();
        for (var i = 0; i < warmUps + repeats; i++)
        {
            var watch = Stopwatch.GetTimestamp();
            await once(i);
            if (i >= warmUps)
            {
                times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }
        }

        return times;
    }

    // The vocabulary and the models are read beside: a program reads them once, not with every search.
    private DocumentSearch Memory(NpgsqlDataSource source, IEmbedder? embedder)
    {
        var models = new EmbeddingModels(database, TimeProvider.System);
        return new(source, _vocabulary, models, new(models, NullLogger<QueryEmbedding>.Instance, embedder));
    }

    private static string Share(BenchCommunity? community) => community is null ? "no filter" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{community.Share:0.# %}");
}
