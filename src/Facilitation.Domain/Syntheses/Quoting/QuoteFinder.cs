namespace Facilitation.Domain.Syntheses.Quoting;

/// <summary>Finds the parts of a quote, in order, as whole words of one passage.</summary>
internal static class QuoteFinder
{
    /// <returns>Where each part stands; <see langword="null"/> when one is not there.</returns>
    public static IReadOnlyList<QuoteSpan>? Find(IReadOnlyList<string> parts, QuoteText passage)
    {
        var spans = new QuoteSpan[parts.Count];
        var from = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            // The earliest place of one part leaves the most room for the next: no other choice can succeed where this one fails.
            var at = IndexOf(passage.Value, parts[i], from);
            if (at < 0)
            {
                return null;
            }

            spans[i] = passage.Original(at, parts[i].Length);
            from = at + parts[i].Length;
        }

        return spans;
    }

    private static int IndexOf(string text, string words, int from)
    {
        var rest = words.AsSpan(1);
        var (small, large) = (char.ToLowerInvariant(words[0]), char.ToUpperInvariant(words[0]));
        for (var at = from; at + words.Length <= text.Length; at++)
        {
            // The first letter may change its case: a quote may open in the middle of a sentence. No other may.
            var found = rest.Length == 0 ? text.AsSpan(at).IndexOfAny(small, large) : text.AsSpan(at + 1).IndexOf(rest, StringComparison.Ordinal);
            if (found < 0)
            {
                return -1;
            }

            at += found;
            if ((text[at] == small || text[at] == large) && OpensWord(text, at) && ClosesWord(text, at + words.Length))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool OpensWord(string text, int at)
        => at == 0 || !char.IsLetterOrDigit(text[at]) || text[at - 1] switch
        {
            // « respect » is no word of « non-respect », nor « 8 » of « 9,8 ».
            QuoteText.Hyphen => false,
            ',' or '.' => !(char.IsAsciiDigit(text[at]) && at > 1 && char.IsAsciiDigit(text[at - 2])),
            var c => !char.IsLetterOrDigit(c) && !char.IsLowSurrogate(c),
        };

    private static bool ClosesWord(string text, int end)
        => end == text.Length || !char.IsLetterOrDigit(text[end - 1]) || text[end] switch
        {
            QuoteText.Hyphen or '\'' => false,
            ',' or '.' => !(char.IsAsciiDigit(text[end - 1]) && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])),
            var c => !char.IsLetterOrDigit(c),
        };
}
