namespace Facilitation.Domain.Privacy;

/// <summary>One sentence of a folded text.</summary>
/// <param name="Start">Where it starts in the folded text.</param>
/// <param name="End">Where the next one starts.</param>
internal readonly record struct Sentence(int Start, int End)
{
    public static IReadOnlyList<Sentence> Split(FoldedText text, List<int> breaks)
    {
        var sentences = new List<Sentence>();
        var cased = text.Cased;
        var start = 0;
        var nextBreak = 0;
        for (var i = 0; i < cased.Length; i++)
        {
            while (nextBreak < breaks.Count && breaks[nextBreak] < i)
            {
                nextBreak++;
            }

            var broken = nextBreak < breaks.Count && breaks[nextBreak] == i && StartsAnew(cased, i);
            if (broken || (cased[i] is '.' or '!' or '?' && Closes(cased, i)))
            {
                sentences.Add(new Sentence(start, i + 1));
                start = i + 1;
            }
        }

        if (start < cased.Length || sentences.Count == 0)
        {
            sentences.Add(new Sentence(start, cased.Length + 1));
        }

        return sentences;
    }

    // A line break ends a sentence when the next line starts with a capital, a dash or a bullet; else the line was only wrapped.
    private static bool StartsAnew(string cased, int at)
    {
        var next = at + 1 < cased.Length ? cased[at + 1] : 'A';
        return char.IsUpper(next) || next is '-' or '\u2022' or '\u2014' or '*';
    }

    private static bool Closes(string cased, int dot)
    {
        if (dot + 1 < cased.Length && cased[dot + 1] is not (' ' or '"' or ')'))
        {
            return false;
        }

        if (cased[dot] != '.')
        {
            return true;
        }

        var from = dot;
        while (from > 0 && char.IsLetter(cased[from - 1]))
        {
            from--;
        }

        var word = cased[from..dot];
        return !((word.Length == 1 && char.IsUpper(word[0])) || word is "Mme" or "Mlle" or "Mr" or "Mrs" or "Ms" or "Dr" or "cf" or "ex");
    }
}
