using System.Globalization;
using Facilitation.Domain.Syntheses;
using Microsoft.AspNetCore.Html;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Marks the quotes of findings in a report's text, so that a link can lead to each. Quotes may lie in and across each other; the text stays text.</summary>
internal static class QuoteMarks
{
    /// <param name="text">One part of a report, as it is now.</param>
    /// <param name="quotes">The quotes that stand in it.</param>
    public static IHtmlContent Of(string text, IEnumerable<MarkedQuote> quotes)
    {
        var spans = quotes.SelectMany(quote => quote.Spans.Select((span, part) => new Piece(quote.Anchor, part == 0, quote.Finding, span.Start, span.Start + span.Length)))
            .Where(piece => piece.Start >= 0 && piece.End <= text.Length && piece.Start < piece.End);
        var content = new HtmlContentBuilder();
        Write(content, text, 0, text.Length, [.. spans]);
        return content;
    }

    private static void Write(HtmlContentBuilder content, string text, int start, int end, List<Piece> pieces)
    {
        var at = start;
        while (pieces.Count > 0)
        {
            var outer = pieces.MinBy(piece => (piece.Start, -piece.End, piece.Finding, piece.Anchor))!;
            pieces.Remove(outer);
            var inside = pieces.Where(piece => piece.Start < outer.End).ToList();
            pieces.RemoveAll(inside.Contains);
            // What reaches beyond goes on after it, without the anchor: an id stands once in a page.
            pieces.AddRange(inside.Where(piece => piece.End > outer.End).Select(piece => piece with { IsFirst = false, Start = outer.End }));
            content.Append(text[at..outer.Start]);
            content.AppendHtml("<mark class=\"quote\" data-finding=\"").AppendHtml(outer.Finding.ToString(CultureInfo.InvariantCulture)).AppendHtml("\"");
            if (outer.IsFirst)
            {
                content.AppendHtml(" id=\"").Append(outer.Anchor).AppendHtml("\"");
            }

            content.AppendHtml(">");
            Write(content, text, outer.Start, outer.End, [.. inside.Select(piece => piece with { End = Math.Min(piece.End, outer.End) })]);
            content.AppendHtml("</mark>");
            at = outer.End;
        }

        content.Append(text[at..end]);
    }

    private sealed record Piece(string Anchor, bool IsFirst, int Finding, int Start, int End);
}

/// <summary>A quote where it stands.</summary>
/// <param name="Anchor">The id a link leads to.</param>
/// <param name="Finding">The place of the finding it belongs to.</param>
/// <param name="Spans">Where, in UTF-16 units.</param>
internal sealed record MarkedQuote(string Anchor, int Finding, IReadOnlyList<QuoteSpan> Spans)
{
    /// <returns>The id of the quote in this place of a finding.</returns>
    public static string AnchorOf(int finding, int quote) => string.Create(CultureInfo.InvariantCulture, $"c{finding}-{quote}");
}
