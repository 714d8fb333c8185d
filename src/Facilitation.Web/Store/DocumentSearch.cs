using Dapper;
using Facilitation.Agents.Embedding;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Web.Identity;
using Npgsql;
using Pgvector;

namespace Facilitation.Web.Store;

/// <summary>The one door through which documents are found: by words and by nearness, fused by rank. Visibility is enforced in every leg.</summary>
internal sealed partial class DocumentSearch(NpgsqlDataSource database, IEmbedder embedder, BuiltInEmbedder builtIn, QuerySpelling spelling, ILogger<DocumentSearch> log)
{
    // Below a cosine of this, nothing says that the two are about the same thing; measured on the retrieval cases.
    private const double CloseFrom = 0.2;

    /// <returns>As many results as asked for whenever they exist; <see cref="SearchResult.Close"/> says which are worth reading.</returns>
    public async Task<SearchAnswer> SearchAsync(SearchQuery query, CancellationToken cancellation)
    {
        var scan = PrivacyScanner.Scan(PlainText.Clean(query.Text));
        var understood = await spelling.UnderstandAsync(scan.Masked, cancellation);
        var (vector, model) = await EmbedAsync(understood.Text, query.KeepInside || scan.Safeguarding || scan.Redactions.Count > 0, cancellation);
        var words = string.Join(' ', TextAnalysis.Tokens(understood.Text).Where(token => !token.IsStop).Select(token => token.Plain).Take(60));
        if (words.Length == 0 && vector is null)
        {
            return new([], SearchMode.Words, null);
        }

        var rows = await FindAsync(query, understood.Text, words, vector, model, cancellation);
        var asked = TextAnalysis.Tokens(understood.Text);
        return new(
            [.. rows.Select(row => row.ToResult(asked, CloseFrom))],
            vector is null ? SearchMode.Words : SearchMode.Hybrid,
            understood.Corrected ? understood.Text : null);
    }

    /// <returns>What is near a document, without itself; <see langword="null"/> when the viewer may not see it.</returns>
    public async Task<SearchAnswer?> SimilarAsync(Guid id, Viewer viewer, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var document = await connection.QuerySingleOrDefaultAsync<Source>(new($"select d.kind, d.title, d.body from documents d where d.id = @id and {SearchSql.Seen("d")}",
            new { id, communities = viewer.CommunityIds, member = viewer.Member is not null }, cancellationToken: cancellation));
        return document is null
            ? null
            : await SearchAsync(new(Cut($"{document.Title}\n{document.Body}", 1_500), viewer, WireName.Parse<DocumentKind>(document.Kind), Limit: limit) { Except = id }, cancellation);
    }

    private async Task<(HalfVector? Vector, string Model)> EmbedAsync(string text, bool keepInside, CancellationToken cancellation)
    {
        var chosen = keepInside ? builtIn : embedder;
        try
        {
            return (Half(await chosen.EmbedQueryAsync(text, cancellation)), chosen.Model);
        }
        catch (EmbeddingException failure)
        {
            // The words still find; a page that shows nothing would be worse.
            NoVector(log, failure.Message);
            return (null, chosen.Model);
        }

        static HalfVector? Half(float[]? vector) => vector is null ? null : new(Array.ConvertAll(vector, number => (Half)number));
    }

    private async Task<IReadOnlyList<FoundRow>> FindAsync(SearchQuery query, string text, string words, HalfVector? vector, string model, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var parameters = new DynamicParameters(new
        {
            words,
            model,
            communities = query.Viewer.CommunityIds,
            member = query.Viewer.Member is not null,
            kinds = (query.Kinds ?? (query.Kind is { } kind ? [kind] : [])).Select(WireName.Of).ToArray(),
            level = query.Level is { } level ? WireName.Of(level) : null,
            query.Subject,
            query.Community,
            query.Except,
            query.Limit,
        });
        parameters.Add("vector", new HalfVectorParameter(vector));
        var rows = await connection.QueryAsync<FoundRow>(new(SearchSql.Fused(query, vector is not null, words.Length > 0), parameters, cancellationToken: cancellation));
        return [.. rows];
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    [LoggerMessage(LogLevel.Warning, "A query is answered by words alone: {Reason}")]
    private static partial void NoVector(ILogger log, string reason);

    private sealed class Source
    {
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public string Body { get; init; } = "";
    }

    private sealed class HalfVectorParameter(HalfVector? vector) : SqlMapper.ICustomQueryParameter
    {
        public void AddParameter(System.Data.IDbCommand command, string name)
            => command.Parameters.Add(new NpgsqlParameter(name, vector as object ?? DBNull.Value) { DataTypeName = "halfvec" });
    }
}
