using System.Globalization;
using System.Text;

namespace Facilitation.Domain.Method;

/// <summary>A text without case, accents and typographic variants, which still knows where each of its characters came from.</summary>
internal sealed class FoldedText
{
    private readonly int[] _origin;
    private readonly string _original;

    private FoldedText(string original, string folded, int[] origin) => (_original, Value, _origin) = (original, folded, origin);

    public string Value { get; }

    public static FoldedText Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var origin = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var c in FoldChar(text[i]))
            {
                folded.Append(c);
                origin.Add(i);
            }
        }

        origin.Add(text.Length);
        return new(text, folded.ToString(), [.. origin]);
    }

    public static string Fold(string text) => Of(text).Value;

    /// <summary>The author's own characters behind a span of the folded text.</summary>
    public string Original(int start, int length) => _original[_origin[start].._origin[start + length]];

    private static string FoldChar(char c) => c switch
    {
        >= 'a' and <= 'z' => c.ToString(),
        >= 'A' and <= 'Z' => ((char)(c + 32)).ToString(),
        '’' or '‘' or 'ʼ' or '`' or '´' => "'",
        'œ' or 'Œ' => "oe",
        'æ' or 'Æ' => "ae",
        '‐' or '‑' or '–' or '—' => "-",
        '\u00A0' or '\u202F' or '\u2009' or '\t' or '\r' or '\n' => " ",
        '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD' => "",
        < '\u0080' => c.ToString(),
        _ when char.IsSurrogate(c) => c.ToString(),
        _ => Decomposed(c),
    };

    private static string Decomposed(char c)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNotAssigned)
        {
            return "";
        }

        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        return string.Concat(parts.Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
    }
}
