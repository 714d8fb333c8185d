using System.Globalization;
using System.Text;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>Small letters without accents, one for one, so that what is found in them is cut out of the text as written.</summary>
internal static class EvenLetters
{
    public static string Of(string text) => string.Create(text.Length, text, static (even, written) =>
    {
        for (var i = 0; i < written.Length; i++)
        {
            even[i] = written[i] switch
            {
                >= 'a' and <= 'z' or ' ' or ',' or '.' => written[i],
                '’' or '‘' or 'ʼ' => '\'',
                '\u00A0' or '\u202F' or '\t' or '\n' or '\r' => ' ',
                'œ' or 'Œ' => 'o',
                'æ' or 'Æ' => 'a',
                < '\u0080' => char.ToLowerInvariant(written[i]),
                var c when char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark => c,
                var c => char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]),
            };
        }
    });
}
