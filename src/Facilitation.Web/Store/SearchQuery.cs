using System.Text.Json.Serialization;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Web.Identity;

namespace Facilitation.Web.Store;

/// <summary>What somebody looks for, and what limits it. A filter means equality on the field.</summary>
/// <param name="Text">The words, masked where they must be.</param>
/// <param name="Viewer">Who asks; bound in code, never by a model.</param>
/// <param name="Kind">One kind of document; <see langword="null"/> for all.</param>
/// <param name="Level">One level; <see langword="null"/> for all.</param>
/// <param name="Subject">One subject; <see langword="null"/> for all.</param>
/// <param name="Community">One community by its slug; <see langword="null"/> for all.</param>
/// <param name="Limit">1 to 50.</param>
/// <param name="KeepInside">Whether the text must not leave the program for an embedding.</param>
internal sealed record SearchQuery(
    string Text, Viewer Viewer, DocumentKind? Kind = null, EducationLevel? Level = null, string? Subject = null, string? Community = null, int Limit = 10, bool KeepInside = false)
{
    public const int MaxLength = 400;

    /// <summary>For leaving a document out of what is similar to it.</summary>
    public Guid? Except { get; init; }

    /// <summary>Several kinds; takes the place of <see cref="Kind"/>.</summary>
    public IReadOnlyList<DocumentKind>? Kinds { get; init; }

    /// <summary>Which ways of finding take part. Only evaluations leave one out.</summary>
    public SearchLegs Legs { get; init; } = SearchLegs.Both;

    /// <summary>Compares every vector, however many. Only the bench asks for it: it is what the index is held against.</summary>
    public bool IsExact { get; init; }
}

[Flags]
internal enum SearchLegs
{
    Words = 1,
    Vectors = 2,
    Both = Words | Vectors,
}

/// <summary>Which legs found something to go by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SearchMode>))]
internal enum SearchMode
{
    /// <summary>Words and nearness.</summary>
    [JsonStringEnumMemberName("hybrid")] Hybrid,

    /// <summary>Words alone: no vector could be had.</summary>
    [JsonStringEnumMemberName("words")] Words,
}

/// <param name="Results">Best first; as many as asked for whenever they exist.</param>
/// <param name="Mode">What they rest on.</param>
/// <param name="CorrectedTo">The query as it was understood; <see langword="null"/> when nothing was corrected.</param>
internal sealed record SearchAnswer(IReadOnlyList<SearchResult> Results, SearchMode Mode, string? CorrectedTo);

/// <param name="Number"><c>1</c>, <c>1.2</c>, or that of its action for a report.</param>
/// <param name="Snippet">A passage of the body, plain text.</param>
/// <param name="SnippetSpans">What matched in it.</param>
/// <param name="Score">Fused rank: orders the results of one query, means nothing across queries.</param>
/// <param name="Close">Whether it is near enough to be called an answer.</param>
internal sealed record SearchResult(
    DocumentKind Kind, Guid Id, string? ExternalId, string Number, string Title, string Snippet, IReadOnlyList<TextSpan> SnippetSpans, string Community,
    EducationLevel? Level, string? Grade, string? Subject, double Score, bool Close, SearchReason Why, Evidence Evidence);

/// <param name="Matched">Words of the document that answer words of the query, as they stand there.</param>
/// <param name="Closeness">From 0 to 1: how much of what the query says the document says too, rare words counting more.</param>
internal sealed record SearchReason(IReadOnlyList<string> Matched, double Closeness);

/// <param name="Start">In UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
internal sealed record TextSpan(int Start, int Length);
