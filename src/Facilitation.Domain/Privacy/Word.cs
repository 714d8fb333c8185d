namespace Facilitation.Domain.Privacy;

/// <summary>One word of a folded text: letters, with hyphens inside; an elided article is a word of its own.</summary>
/// <param name="Start">Where it starts in the folded text.</param>
/// <param name="End">Just behind its last letter.</param>
/// <param name="Lower">Without accents, in lower case.</param>
/// <param name="Cased">Without accents, as typed.</param>
/// <param name="Opens">It opens a sentence, so its capital tells nothing.</param>
internal readonly record struct Word(int Start, int End, string Lower, string Cased, bool Opens)
{
    public bool Capital => char.IsUpper(Cased[0]);

    public bool AllCapitals => Cased.Length > 1 && !Cased.Any(char.IsLower);

    public static IReadOnlyList<Word> Split(FoldedText text, List<int> breaks)
    {
        var words = new List<Word>();
        var cased = text.Cased;
        var nextBreak = 0;
        var opens = true;
        for (var i = 0; i < cased.Length;)
        {
            while (nextBreak < breaks.Count && breaks[nextBreak] <= i)
            {
                nextBreak++;
                opens = true;
            }

            if (!char.IsLetter(cased[i]))
            {
                opens |= cased[i] is '.' or '!' or '?' or ':' or '"' or '\u2022' && !AfterAbbreviation(words, cased, i);
                i++;
                continue;
            }

            var end = EndOf(cased, i);
            words.Add(new Word(i, end, text.Lower[i..end], cased[i..end], opens));
            opens = false;
            i = end;
        }

        return words;
    }

    private static int EndOf(string cased, int start)
    {
        var end = start;
        while (end < cased.Length && (char.IsLetter(cased[end]) || IsJoint(cased, start, end)))
        {
            end++;
        }

        return end;
    }

    // A hyphen between letters, or the apostrophe of N'Diaye, O'Brien and M'Barek: one capital, then another capital.
    private static bool IsJoint(string cased, int start, int at) =>
        at > start && at + 1 < cased.Length && char.IsLetter(cased[at + 1]) &&
        (cased[at] == '-' || (cased[at] == '\'' && at == start + 1 && "NOM".Contains(cased[start]) && char.IsUpper(cased[at + 1])
            && at + 2 < cased.Length && char.IsLower(cased[at + 2])));

    private static bool AfterAbbreviation(List<Word> words, string cased, int dot) =>
        cased[dot] == '.' && words.Count > 0 && words[^1].End == dot &&
        (words[^1].Cased.Length == 1 || words[^1].Lower is "mme" or "mlle" or "mr" or "mrs" or "ms" or "dr" or "st" or "cf" or "ex");
}
