using System.Text;

namespace Facilitation.Agents.Embedding;

/// <summary>Roughly how a French word sounds, so that « ortografe » meets « orthographe ». Rules of spelling, no dictionary.</summary>
internal static class FrenchSound
{
    private static readonly (string Written, string Heard)[] Rules =
    [
        ("eaux", "o"), ("eau", "o"), ("aux", "o"), ("au", "o"), ("ph", "f"), ("th", "t"), ("ch", "S"), ("sh", "S"), ("rh", "r"),
        ("qu", "k"), ("ck", "k"), ("cq", "k"), ("gu", "g"), ("ge", "je"), ("gi", "ji"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"),
        ("ein", "1"), ("ain", "1"), ("aim", "1"), ("im", "1"), ("in", "1"), ("en", "2"), ("em", "2"), ("an", "2"), ("am", "2"), ("om", "3"), ("on", "3"),
        ("ai", "e"), ("ei", "e"), ("ez", "e"), ("er", "e"), ("et", "e"), ("oeu", "e"), ("eu", "e"), ("oe", "e"), ("y", "i"), ("h", ""), ("z", "s"),
    ];

    /// <param name="folded">In lower case and without accents.</param>
    public static string Of(string folded)
    {
        var heard = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length;)
        {
            var rule = Array.Find(Rules, rule => string.CompareOrdinal(folded, i, rule.Written, 0, rule.Written.Length) == 0);
            Append(heard, rule.Written is null ? folded.AsSpan(i, 1) : rule.Heard);
            i += rule.Written?.Length ?? 1;
        }

        // Silent endings.
        while (heard.Length > 3 && heard[^1] is 'e' or 's' or 't' or 'x' or 'd' or 'p')
        {
            heard.Length--;
            if (heard.Length <= 3)
            {
                break;
            }
        }

        return heard.ToString();
    }

    private static void Append(StringBuilder heard, ReadOnlySpan<char> sound)
    {
        foreach (var letter in sound)
        {
            if (heard.Length == 0 || heard[^1] != letter)
            {
                heard.Append(letter);
            }
        }
    }
}
