using System.Globalization;
using System.Text;

namespace Facilitation.Domain.Syntheses.Quoting;

/// <summary>
/// A text in the form quotes are compared in: composed accents, one kind of space, apostrophe, quotation mark, dash and ellipsis, no space around
/// marks whose spacing differs by language; case stays. Every place keeps its way back, so a quote's offsets are those of the text as stored.
/// </summary>
internal sealed class QuoteText
{
    /// <summary>Stands for any quotation mark; spaces around it tell nothing.</summary>
    public const char Mark = '"';

    /// <summary>A hyphen inside a word or between figures, with nothing around it.</summary>
    public const char Hyphen = '-';

    /// <summary>A dash that separates.</summary>
    public const char Dash = '—';

    public const char Ellipsis = '…';

    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private QuoteText(string value, List<int> starts, List<int> ends) => (Value, _starts, _ends) = (value, starts, ends);

    public string Value { get; }

    public static QuoteText Of(string original)
    {
        var units = Settle(Units(original));
        var value = new StringBuilder(units.Count);
        List<int> starts = new(units.Count), ends = new(units.Count);
        foreach (var unit in units)
        {
            value.Append(unit.Character);
            starts.Add(unit.Start);
            ends.Add(unit.End);
        }

        return new(value.ToString(), starts, ends);
    }

    /// <summary>The same place in the text as stored, in UTF-16 units; marks that follow a letter belong to it.</summary>
    public QuoteSpan Original(int start, int length) => new(_starts[start], _ends[start + length - 1] - _starts[start]);

    private readonly record struct Unit(char Character, int Start, int End);

    // One step over the text: a letter with its marks becomes one letter, variants become one sign, what is not seen goes.
    private static List<Unit> Units(string text)
    {
        var units = new List<Unit>(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = ClusterEnd(text, i);
            if (end == i + 1 && text[i] < '\u0080')
            {
                units.Add(new(Plain(text[i]), i, end));
            }
            else
            {
                var cluster = text[i..end];
                foreach (var c in Composed(cluster))
                {
                    foreach (var plain in Spelled(c))
                    {
                        units.Add(new(plain, i, end));
                    }
                }
            }

            i = end;
        }

        return units;
    }

    private static int ClusterEnd(string text, int start)
    {
        var end = start + (char.IsHighSurrogate(text[start]) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]) ? 2 : 1);
        while (end < text.Length && text[end] >= '\u0300'
            && CharUnicodeInfo.GetUnicodeCategory(text[end]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
        {
            end++;
        }

        return end;
    }

    // A broken surrogate cannot be composed; it stands for itself.
    private static string Composed(string cluster)
        => cluster.Length == 2 && char.IsHighSurrogate(cluster[0]) && char.IsLowSurrogate(cluster[1]) || cluster.Any(char.IsSurrogate)
            ? cluster
            : cluster.Normalize(NormalizationForm.FormC);

    private static char Plain(char c) => c switch
    {
        '`' or '\'' => '\'',
        <= ' ' or '\u007F' => ' ',
        _ => c,
    };

    private static string Spelled(char c) => c switch
    {
        '’' or '‘' or 'ʼ' or '‛' or '′' or '´' or 'ʹ' or '＇' => "'",
        '«' or '»' or '“' or '”' or '„' or '‟' or '‹' or '›' or '″' or '＂' => "\"",
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '﹣' or '－' => "-",
        '…' => "…",
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        < '\u0080' => Plain(c).ToString(),
        _ => CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control => " ",
            UnicodeCategory.Format => "",
            _ => c.ToString(),
        },
    };

    // What a sign is depends on its neighbours: an apostrophe stands between letters, a hyphen has no space around it.
    private static List<Unit> Settle(List<Unit> units)
    {
        var settled = new List<Unit>(units.Count);
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            switch (unit.Character)
            {
                case '\'' when !(IsWord(units, i - 1) && IsWord(units, i + 1)):
                    Add(settled, unit with { Character = Mark });
                    break;
                case '.' or Ellipsis:
                    i = Dots(settled, units, i);
                    break;
                case '-':
                    i = Dashes(settled, units, i);
                    break;
                default:
                    Add(settled, unit);
                    break;
            }
        }

        return settled;
    }

    private static int Dots(List<Unit> settled, List<Unit> units, int i)
    {
        var last = i;
        while (last + 1 < units.Count && units[last + 1].Character is '.' or Ellipsis)
        {
            last++;
        }

        var many = last > i || units[i].Character == Ellipsis;
        Add(settled, new(many ? Ellipsis : '.', units[i].Start, units[last].End));
        return last;
    }

    private static int Dashes(List<Unit> settled, List<Unit> units, int i)
    {
        var last = i;
        while (last + 1 < units.Count && units[last + 1].Character is '-')
        {
            last++;
        }

        var separates = i == 0 || last + 1 >= units.Count || units[i - 1].Character == ' ' || units[last + 1].Character == ' ';
        Add(settled, new(separates ? Dash : Hyphen, units[i].Start, units[last].End));
        return last;
    }

    private static void Add(List<Unit> settled, Unit unit)
    {
        var before = settled.Count > 0 ? settled[^1].Character : ' ';
        if (unit.Character == ' ' ? settled.Count == 0 || before is ' ' or Mark or Dash or '(' or '[' : unit.Character is Mark or Dash && before == unit.Character)
        {
            return; // A second one, or a space whose presence is a matter of typography.
        }

        if (before == ' ' && settled.Count > 0 && unit.Character is Mark or Dash or Ellipsis or ',' or ';' or ':' or '.' or '!' or '?' or '%' or ')' or ']')
        {
            settled.RemoveAt(settled.Count - 1);
            if (settled.Count > 0 && settled[^1].Character == unit.Character && unit.Character is Mark or Dash)
            {
                return;
            }
        }

        settled.Add(unit);
    }

    private static bool IsWord(List<Unit> units, int i) => i >= 0 && i < units.Count && char.IsLetterOrDigit(units[i].Character);
}
