namespace Facilitation.Domain.Privacy;

/// <summary>How far a name reaches behind its first word.</summary>
internal sealed class NameReach(FoldedText text, NameContext context, bool[] taken)
{
    /// <summary>Small words inside family names.</summary>
    public static readonly HashSet<string> Particles =
        ["de", "du", "des", "d", "la", "le", "el", "al", "ben", "bel", "van", "von", "der", "den", "di", "da", "do", "dos", "del", "mc", "mac", "abd", "ould", "ait", "bint", "abou", "saint", "st"];

    /// <summary>« Léa B. », « Léa B »: a single capital follows.</summary>
    public bool InitialFollows(int i) =>
        i + 1 < text.Words.Count && context.Gap(i) is " " && text.Words[i + 1].Cased.Length == 1 && text.Words[i + 1].Capital && !text.Words[i + 1].Opens
        && context.Gap(i + 1) is var gap && (gap.StartsWith(".") || (!text.Shouted && !gap.StartsWith("'") && text.Words[i + 1].Lower is not ("a" or "i" or "x" or "y")));

    /// <summary>The last word of the name that starts here: family names, particles, a last initial.</summary>
    public int Last(int first)
    {
        var last = first;
        while (last + 1 < text.Words.Count && last - first < 5 && !taken[last + 1])
        {
            var next = text.Words[last + 1];
            if (context.Gap(last) is not (" " or "'" or "-") || next.Opens)
            {
                break;
            }

            if (InitialFollows(last))
            {
                return last + 1;
            }

            var capital = IsCapital(last + 1) && next.Cased.Length > 1 && !Lexicon.ProperWords.Contains(next.Lower)
                && (Particles.Contains(next.Lower) || !Lexicon.FunctionWords.Contains(next.Lower));
            var listed = (text.Shouted || !next.Capital) && next.Lower.Length > 3 && !IsCapital(first) && !Lexicon.FunctionWords.Contains(next.Lower)
                && !Lexicon.PersonVerbs.Contains(next.Lower) && Lexicon.Surnames.Contains(next.Lower);
            var classed = !IsCapital(first) && !IsCapital(last + 1) && next.Lower.Length > 3 && context.ClassFollows(last + 1) && Lexicon.IsGivenName(text.Words[first].Lower)
                && !Lexicon.FunctionWords.Contains(next.Lower);
            if (capital || listed || classed)
            {
                last++;
                continue;
            }

            if (!Particles.Contains(next.Lower) || last + 2 >= text.Words.Count || context.Gap(last + 1) is not (" " or "'"))
            {
                break;
            }

            var step = Particles.Contains(text.Words[last + 2].Lower) && last + 3 < text.Words.Count ? 3 : 2;
            if (!IsCapital(last + step) || text.Words[last + step].Cased.Length < 3 || Lexicon.ProperWords.Contains(text.Words[last + step].Lower))
            {
                break;
            }

            last += step;
        }

        return last;
    }

    private bool IsCapital(int i) => text.Words[i].Capital && !text.Shouted;
}
