using Facilitation.Agents.Embedding;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;

namespace Facilitation.Web.Store;

/// <summary>A row of the fused search, and what is told of it.</summary>
internal sealed class FoundRow
{
    private const int SnippetLength = 220;

    public string Kind { get; init; } = "";
    public Guid Id { get; init; }
    public string? ExternalId { get; init; }
    public string Number { get; init; } = "";
    public string Title { get; init; } = "";
    public string Body { get; init; } = "";
    public string Keywords { get; init; } = "";
    public string Community { get; init; } = "";
    public string? Level { get; init; }
    public string? Grade { get; init; }
    public string? Subject { get; init; }
    public double Score { get; init; }
    public double Closeness { get; init; }
    public bool AllWords { get; init; }
    public int Worked { get; init; }
    public int Mixed { get; init; }
    public int DidNotWork { get; init; }
    public int Inconclusive { get; init; }

    /// <param name="asked">The words of the query.</param>
    /// <param name="closeFrom">The least nearness that is called close.</param>
    public SearchResult ToResult(IReadOnlyList<Token> asked, double closeFrom)
    {
        var matched = Matched(asked);
        return new(
            WireName.Parse<DocumentKind>(Kind)!.Value, Id, ExternalId, Number, Title, Snippet(matched), Community,
            WireName.Parse<EducationLevel>(Level), Grade, Subject, Math.Round(Score, 5), AllWords || Closeness >= closeFrom,
            new(matched, Math.Round(Math.Clamp(Closeness, 0, 1), 3)), new(Worked, Mixed, DidNotWork, Inconclusive));
    }

    // Words as they stand in the document, because that is what the reader will look for there.
    private List<string> Matched(IReadOnlyList<Token> asked)
    {
        var stems = asked.Where(token => !token.IsStop).Select(token => token.Stem).ToHashSet();
        var matched = new List<string>();
        foreach (var word in $"{Title} {Body} {Keywords}".Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (matched.Count == 8)
            {
                break;
            }

            if (word.Length > 2 && !matched.Contains(word, StringComparer.OrdinalIgnoreCase) && TextAnalysis.Tokens(word) is [{ IsStop: false } token] && stems.Remove(token.Stem))
            {
                matched.Add(word.ToLowerInvariant());
            }
        }

        return matched;
    }

    private string Snippet(List<string> matched)
    {
        var body = Body.ReplaceLineEndings(" ");
        if (body.Length <= SnippetLength)
        {
            return body;
        }

        var first = matched.Select(word => body.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(place => place >= 0).DefaultIfEmpty(0).Min();
        var start = first < 60 ? 0 : body.LastIndexOf(' ', first - 40) + 1;
        var end = start + SnippetLength >= body.Length ? body.Length : body.LastIndexOf(' ', start + SnippetLength, SnippetLength / 2) is var space and > 0 ? space : start + SnippetLength;
        return $"{(start > 0 ? "… " : "")}{body[start..end]}{(end < body.Length ? " …" : "")}";
    }

    private static readonly char[] Separators = [' ', '\n', '\t', '\u00A0', '\u202F', '.', ',', ';', ':', '!', '?', '(', ')', '«', '»', '"', '\'', '’', '/', '…', '–', '—'];
}
