using Dapper;
using Facilitation.Agents.Embedding;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>The one door through which documents are found. Visibility is enforced in every query.</summary>
internal sealed class DocumentSearch(NpgsqlDataSource database, MemoryVocabulary vocabularies, EmbeddingModels models, QueryEmbedding embedding)
{
    // Calibrated on the retrieval cases: below it, what was found shares little more than common words with the query.
    private const double CloseAt = 0.4;

    private const int Reordered = 30;
    private const double LikenessWeight = 20;
    private const double KinWeight = 0.6;
    private const int LongestQuery = 4_000;

    // How many rows the index keeps in sight (hnsw.ef_search, 1 to 1,000). A model's vectors find their neighbours with little more than the candidates asked for;
    // the built-in ones lie so even that they need a wider search, the wider the more documents there are.
    private const int EffortOfModel = 160;
    private const int EffortOfBuiltIn = 250;
    private const int EffortOfManyBuiltIn = 400;
    private const int ManyDocuments = 30_000;
    private const int MostWords = 24;
    private const int MostRareWords = 4;

    /// <summary>Finds what is nearest to a query, by words and by vectors, in one round trip.</summary>
    /// <returns>As many results as asked for whenever so many may be seen; <see cref="SearchResult.Close"/> says whether they answer.</returns>
    public async Task<SearchAnswer> SearchAsync(SearchQuery query, CancellationToken cancellation)
    {
        var typed = Shorten(query.Text);
        if (typed.Length == 0)
        {
            return new([], SearchMode.Words, null);
        }

        var vocabulary = await vocabularies.GetAsync(cancellation);
        var words = QueryWords.Of(typed, vocabulary);
        var lexical = query.Legs.HasFlag(SearchLegs.Vectors) ? BuiltInEmbedder.EmbedQuery(words, vocabulary) : null;
        var vector = lexical is null ? null : await FindVectorAsync(query, words.Text, lexical, cancellation);
        var byWords = query.Legs.HasFlag(SearchLegs.Words);
        var most = Math.Max(200, vocabulary.Documents / 20);
        var terms = byWords ? new QueryTerms([.. words.Content.Take(MostWords)], [.. words.Typed.Take(MostWords)], words.Rarest(MostRareWords, most)) : null;
        // The built-in vectors are a sketch: what they bring up is ordered anew by what each document answers. An outside model ranks by itself.
        var reorders = byWords && vector is { IsBuiltIn: true };
        var statement = SearchStatement.Build(query, reorders ? Math.Max(query.Limit, Reordered) : query.Limit, terms, vector, vector is null ? null : lexical);

        var effort = vector is { IsBuiltIn: false } ? EffortOfModel : vocabulary.Documents < ManyDocuments ? EffortOfBuiltIn : EffortOfManyBuiltIn;
        var found = await RunAsync(statement, effort, cancellation);
        if (reorders)
        {
            found = Reorder(found, words, query.Limit);
        }

        return new([.. found.Select(row => row.ToResult(words))], vector is null ? SearchMode.Words : SearchMode.Hybrid, words.CorrectedTo);
    }

    // By what each document answers; and one whose whole challenge answers is nearer than one that shares some words by chance.
    private static List<Row> Reorder(List<Row> found, QueryWords words, int limit)
    {
        var scored = found.ConvertAll(row => row with { Score = row.Cover(words) + (LikenessWeight * row.Likeness) });
        var kin = scored.GroupBy(row => row.Kin).ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Score) / (rows.Count() + 1));
        return [.. scored.Select(row => row with { Score = row.Score + (KinWeight * kin[row.Kin]) })
            .OrderByDescending(row => row.Score).ThenBy(row => row.Number, StringComparer.Ordinal).ThenBy(row => row.Id)
            .Take(limit)];
    }

    /// <summary>The documents most like one that the viewer may see.</summary>
    /// <returns><see langword="null"/> when there is no such document for this viewer.</returns>
    public async Task<SearchAnswer?> SimilarAsync(Guid document, Identity.Viewer viewer, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var text = await connection.QuerySingleOrDefaultAsync<string>(new($"""
            select d.title || E'\n' || d.body || E'\n' || d.keywords from documents d
            where d.id = @document and d.deleted_at is null and {SearchStatement.Visible("d", viewer.Member is not null)}
            """, new { document, communities = viewer.CommunityIds }, cancellationToken: cancellation));
        return text is null
            ? null
            : await SearchAsync(new(text, viewer, Limit: limit, KeepInside: true) { Except = document }, cancellation);
    }

    // A text that would be masked, or is under safeguarding, never leaves for an outside endpoint.
    private async Task<QueryVector?> FindVectorAsync(SearchQuery query, string text, LexicalVector lexical, CancellationToken cancellation)
    {
        if (!query.KeepInside && embedding.IsOutside && PrivacyScanner.Scan(text) is { Redactions.Count: 0, Safeguarding: false, HasUnmaskedPerson: false }
            && await embedding.EmbedOutsideAsync(text, cancellation) is { } outside)
        {
            return outside;
        }

        return await models.FindBuiltInAsync(cancellation) is { } builtIn
            ? new(builtIn.Name, builtIn.Dimensions, IsBuiltIn: true, QueryEmbedding.ToHalf(lexical.Dense))
            : null;
    }

    private async Task<List<Row>> RunAsync(NpgsqlBatchCommand statement, int effort, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        // In the same round trip and its implicit transaction.
        batch.BatchCommands.Add(new("select set_config('hnsw.ef_search', $1::text, true), set_config('hnsw.iterative_scan', 'relaxed_order', true)") { Parameters = { new() { Value = effort } } });
        batch.BatchCommands.Add(statement);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        var parse = reader.GetRowParser<Row>();
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(parse(reader));
        }

        return rows;
    }

    private static string Shorten(string text)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal).Trim();
        return clean.Length <= LongestQuery ? clean : clean[..(char.IsHighSurrogate(clean[LongestQuery - 1]) ? LongestQuery - 1 : LongestQuery)];
    }

    private sealed record Row
    {
        private AnalysedDocument? _analysed;

        public double Score { get; init; }
        public double Likeness { get; init; }
        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public string? ExternalId { get; init; }
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public string Body { get; init; } = "";
        public string Keywords { get; init; } = "";
        public string? Level { get; init; }
        public string? Grade { get; init; }
        public string? Subject { get; init; }
        public string Slug { get; init; } = "";
        public int Worked { get; init; }
        public int Mixed { get; init; }
        public int DidNotWork { get; init; }
        public int Inconclusive { get; init; }

        public Evidence Evidence => new(Worked, Mixed, DidNotWork, Inconclusive);

        public SearchResult ToResult(QueryWords words)
        {
            var match = Match(words);
            var offset = Title.Length + 1;
            var (snippet, spans) = SearchSnippet.Cut(Body, [.. match.Spans.Where(span => span.Start >= offset && span.Start + span.Length <= offset + Body.Length).Select(span => (span.Start - offset, span.Length))]);
            return new(
                WireName.Parse<DocumentKind>(Kind) ?? throw new InvalidOperationException("A document has an unknown kind."), Id, ExternalId, Number, Title, snippet, spans, Slug,
                WireName.Parse<EducationLevel>(Level), Grade, Subject, Math.Round(Score, 5), IsClose(match), new([.. match.Matched.Take(12)], Math.Round(match.Closeness, 3)), Evidence);
        }

        /// <summary>The challenge it belongs to.</summary>
        public (string Community, string Challenge) Kin => (Slug, Number.Split('.')[0]);

        public double Cover(QueryWords words) => words.Cover(Analysed);

        // Taken apart once, for its place among the results and for the reasons it is there.
        private AnalysedDocument Analysed => _analysed ??= new([(Title, 2), .. Lines(Body, 1, 0.6), .. Lines(Keywords, 1.5, 0.7), ($"{Grade} {Subject}", 0.7)]);

        // As the built-in vectors weigh them: the first line says what it is, the others what surrounds it.
        private static IEnumerable<(string Text, double Weight)> Lines(string text, double first, double others)
            => text.Split('\n', 2) is [var head, var rest] ? [(head, first), (rest, others)] : [(text, first)];

        public QueryMatch Match(QueryWords words) => words.Match(Analysed);

        public static bool IsClose(QueryMatch match) => match.Closeness >= CloseAt;
    }
}
