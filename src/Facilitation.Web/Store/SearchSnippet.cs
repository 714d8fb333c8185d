namespace Facilitation.Web.Store;

/// <summary>Cuts the part of a text that answers best.</summary>
internal static class SearchSnippet
{
    private const int Longest = 240;

    /// <param name="text">Plain text.</param>
    /// <param name="spans">What matched in it, in order.</param>
    /// <returns>Whole words, « … » where something was left out, and the spans as they stand there.</returns>
    public static (string Text, IReadOnlyList<TextSpan> Spans) Cut(string text, IReadOnlyList<(int Start, int Length)> spans)
    {
        var start = text.Length <= Longest ? 0 : Best(text, spans);
        var end = Math.Min(text.Length, start + Longest);
        if (end < text.Length)
        {
            var blank = text.LastIndexOfAny([' ', '\n'], end - 1, end - start);
            end = blank > start + Longest / 2 ? blank : Whole(text, end);
        }

        var lead = start > 0 ? "…\u00A0" : "";
        var cut = text[start..end].Replace('\n', ' ').Replace('\t', ' ');
        return (
            lead + cut.TrimEnd() + (end < text.Length ? "\u00A0…" : ""),
            [.. spans.Where(span => span.Start >= start && span.Start + span.Length <= end).Select(span => new TextSpan(span.Start - start + lead.Length, span.Length))]);
    }

    // The window with the most matches; it begins at a word.
    private static int Best(string text, IReadOnlyList<(int Start, int Length)> spans)
    {
        var best = (Count: 0, Start: 0);
        foreach (var (start, _) in spans)
        {
            var count = spans.Count(span => span.Start >= start && span.Start < start + Longest - 40);
            if (count > best.Count)
            {
                best = (count, start);
            }
        }

        if (best.Start < 40)
        {
            return 0;
        }

        var blank = text.LastIndexOfAny([' ', '\n'], best.Start - 1, 40);
        return blank < 0 ? best.Start : blank + 1;
    }

    private static int Whole(string text, int end) => char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
}
