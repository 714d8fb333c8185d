using System.Globalization;
using System.Text;

namespace Facilitation.Domain.Privacy;

/// <summary>Letters without accents, straight apostrophes, one kind of space and of quotation mark.</summary>
internal static class Folding
{
    public static string KeepCase(string text) => string.Concat(text.Select(Fold));

    public static string Lower(string text) => KeepCase(text).ToLowerInvariant();

    public static string Fold(char c) => c switch
    {
        >= '!' and <= '~' => c == '`' ? "'" : Ascii[c],
        ' ' => " ",
        '\u2019' or '\u2018' or '\u02BC' or '\u2032' or '\u00B4' => "'",
        '\u00AB' or '\u00BB' or '\u201C' or '\u201D' or '\u201E' or '\u2039' or '\u203A' => "\"",
        '\u2010' or '\u2011' => "-",
        '\u2013' or '\u2014' or '\u2212' => "\u2014",
        '\u2026' => ".",
        '\u00BA' or '\u00B0' => "\u00B0",
        '\u0153' => "oe",
        '\u0152' => "OE",
        '\u00E6' => "ae",
        '\u00C6' => "AE",
        '\u00DF' => "ss",
        '\u0131' => "i",
        '\u0142' => "l",
        '\u0141' => "L",
        '\u00F8' => "o",
        '\u00D8' => "O",
        _ => FoldRare(c),
    };

    private static string FoldRare(char c) => CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => "",
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control => " ",
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.ModifierLetter => Bare(c),
        UnicodeCategory.Surrogate => "\u00A4",
        _ => c.ToString(),
    };

    private static string Bare(char c)
    {
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        var bare = new StringBuilder(parts.Length);
        foreach (var part in parts)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                bare.Append(part);
            }
        }

        return bare.ToString();
    }

    private static readonly string[] Ascii = [.. Enumerable.Range(0, 127).Select(c => ((char)c).ToString())];
}
