using System.Globalization;
using System.Text.RegularExpressions;

namespace Facilitation.Domain.Method;

/// <summary>Chooses, in a thorn, the sentences that tell what happens, and leaves the complaint aside.</summary>
public static partial class ThornQuote
{
    private static readonly string[] Heated = ["blame_pupils", "blame_families", "blame_colleagues", "blame_institution", "deficit_view", "value_judgement", "emotional"];

    /// <summary>Whether the text tells a situation by itself.</summary>
    /// <param name="text">As written.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public static bool TellsASituation(string text, string language) => Scene.Of(FoldedText.Fold(text), Vocabulary.Of(language)).IsTold;

    /// <summary>The author's own words that tell the situation, unchanged but for shouted capitals and control characters.</summary>
    /// <param name="text">As written.</param>
    /// <param name="longest">Characters at most; a longer sentence is cut at a word with « … ».</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public static string Of(string text, int longest, string language)
    {
        var words = Vocabulary.Of(language);
        var sentences = Sentences.Of(text).Select(Clean).Where(sentence => sentence.Length > 0).ToList();
        if (sentences.Count == 0)
        {
            return Clean(text);
        }

        var scored = sentences.Select((sentence, index) => (sentence, index, score: Score(sentence, words))).ToList();
        var best = scored.MaxBy(entry => entry.score);
        List<(string Sentence, int Index)> chosen = [(best.sentence, best.index)];
        foreach (var next in scored.Where(entry => entry.index != best.index && entry.score >= 2 && Math.Abs(entry.index - best.index) == 1).OrderByDescending(entry => entry.score))
        {
            if (chosen.Sum(entry => entry.Sentence.Length + 1) + next.sentence.Length <= longest)
            {
                chosen.Add((next.sentence, next.index));
            }
        }

        var told = string.Join(' ', chosen.OrderBy(entry => entry.Index).Select(entry => entry.Sentence));
        return Short(Calm(told), longest);
    }

    /// <summary>Read aloud, a run of masks is somebody; a capital where it opens the sentence.</summary>
    private static string Somebody(Match match)
    {
        var run = match.Value;
        var somebody = run.Contains("parent", StringComparison.Ordinal) || run.Contains("proche", StringComparison.Ordinal) ? "un parent"
            : match.Groups["title"].Success ? "une personne"
            : run.Contains("prénom", StringComparison.Ordinal) || run.Contains("initiales", StringComparison.Ordinal) ? "un élève"
            : "une personne";
        return match.Index == 0 ? char.ToUpperInvariant(somebody[0]) + somebody[1..] : somebody;
    }

    private static int Score(string sentence, Vocabulary words)
    {
        var folded = FoldedText.Fold(sentence);
        var heat = Heated.Count(flaw => words.Flaws.TryGetValue(flaw, out var pattern) && pattern.IsMatch(folded));
        return Scene.Of(folded, words).Features.Count - heat - (words.Instruction.IsMatch(folded) ? 10 : 0);
    }

    private static string Clean(string text)
    {
        text = MaskedPeople().Replace(text, Somebody);
        var visible = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format));
        return string.Join(' ', visible.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Shouted capitals are lowered: what was said stays, how loud it was does not.</summary>
    private static string Calm(string text)
    {
        var letters = text.Count(char.IsLetter);
        if (letters < 12 || text.Count(char.IsUpper) <= letters * 0.7)
        {
            return text;
        }

        var low = text.ToLower(CultureInfo.GetCultureInfo("fr-FR"));
        return char.ToUpperInvariant(low[0]) + low[1..];
    }

    private static string Short(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', longest - 1);
        end = end < longest / 2 ? longest - 1 : end;
        end -= char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return $"{text[..end].TrimEnd(' ', ',', ';', ':')}…";
    }

    /// <summary>A run of masks that stands for somebody: read aloud, it is « un élève ».</summary>
    [GeneratedRegex(@"(?<title>(?:M\.|Mme|Mlle|Monsieur|Madame|Mr|Mrs|Ms) )?\[(?:prénom|nom|initiales|parents?|proche)\](?:(?:(?:\s*,\s*|\s+et\s+|\s+)\[[^\]]{2,24}\])+\s*,?(?=\s))?")]
    private static partial Regex MaskedPeople();
}
