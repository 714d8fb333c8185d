using System.Globalization;

namespace Facilitation.Domain.Privacy;

/// <summary>The characters of words, as <c>\w</c> and <c>\b</c> of regular expressions have them.</summary>
internal static class WordCharacters
{
    private static readonly ulong[] Bits = Read();

    public static bool Contains(char c) => (Bits[c >> 6] & (1UL << (c & 63))) != 0;

    /// <summary>Whether a word begins or ends at this place of a text.</summary>
    public static bool Boundary(ReadOnlySpan<char> text, int at) => (at > 0 && Joins(text[at - 1])) != (at < text.Length && Joins(text[at]));

    // The two joiners hold a word together without being of it.
    private static bool Joins(char c) => Contains(c) || c is '\u200C' or '\u200D';

    private static ulong[] Read()
    {
        var bits = new ulong[(char.MaxValue + 1) / 64];
        for (var c = 0; c <= char.MaxValue; c++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory((char)c) is <= UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation)
            {
                bits[c >> 6] |= 1UL << (c & 63);
            }
        }

        return bits;
    }
}
