namespace Facilitation.Agents.Embedding;

/// <summary>
/// Splits a text of Latin letters, digits and everyday signs into words where Lucene's tokenizer does (Unicode's rules for word boundaries),
/// without its cost. Every other text is left to Lucene.
/// </summary>
internal static class PlainWords
{
    private const int FirstBeyond = 0x180;
    private const int LongestToken = 255; // Lucene leaves out what is longer.

    private enum Sign : byte { Unknown, Letter, Digit, Space, JoinsLetters, JoinsDigits, JoinsBoth }

    private static readonly Sign[] Signs = [.. Enumerable.Range(0, FirstBeyond).Select(c => Of((char)c))];

    // The runtime asks ICU for every word with an accent.
    private static readonly char[] Lowers = [.. Enumerable.Range(0, FirstBeyond).Select(c => char.ToLowerInvariant((char)c))];

    /// <param name="text">Any text.</param>
    /// <param name="at">Where to look from; afterwards, where to go on.</param>
    /// <returns>The next word's length, which ends at <paramref name="at"/>: 0 when there is none left.</returns>
    public static int Next(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && SignOf(text[at]) is not (Sign.Letter or Sign.Digit))
        {
            at++;
        }

        var start = at;
        while (at < text.Length)
        {
            var sign = SignOf(text[at]);
            if (sign is not (Sign.Letter or Sign.Digit) && !(at > start && at + 1 < text.Length && Joins(sign, SignOf(text[at - 1]), SignOf(text[at + 1]))))
            {
                break;
            }

            at++;
        }

        return at - start;
    }

    /// <summary>Whether every sign of the text is known here, and no word too long.</summary>
    public static bool Knows(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var c in text)
        {
            var sign = SignOf(c);
            length = sign == Sign.Space ? 0 : length + 1;
            if (sign == Sign.Unknown || length > LongestToken)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A word of such a text in lower case.</summary>
    /// <param name="word">As typed.</param>
    /// <param name="lower">Room for as many characters.</param>
    public static ReadOnlySpan<char> Lower(ReadOnlySpan<char> word, Span<char> lower)
    {
        for (var i = 0; i < word.Length; i++)
        {
            lower[i] = word[i] < FirstBeyond ? Lowers[word[i]] : word[i];
        }

        return lower[..word.Length];
    }

    private static bool Joins(Sign sign, Sign before, Sign behind)
        => before == behind && (before == Sign.Letter ? sign is Sign.JoinsLetters or Sign.JoinsBoth : before == Sign.Digit && sign is Sign.JoinsDigits or Sign.JoinsBoth);

    private static Sign SignOf(char c) => c < FirstBeyond ? Signs[c]
        : c is '\u2013' or '\u2014' or '\u2026' or '\u2022' or '\u201C' or '\u201D' or '\u202F' or '\u20AC' ? Sign.Space : Sign.Unknown;

    private static Sign Of(char c) => c switch
    {
        '\'' or '.' => Sign.JoinsBoth,
        ':' or '\u00B7' => Sign.JoinsLetters,
        ',' or ';' => Sign.JoinsDigits,
        >= '0' and <= '9' => Sign.Digit,
        // Joined to words by rules of their own, or of two lower cases.
        '_' or '\u00AD' or '\u0130' => Sign.Unknown,
        _ => char.IsLetter(c) ? Sign.Letter : Sign.Space,
    };
}
