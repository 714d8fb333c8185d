using Facilitation.Domain.Method;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>Cuts a text into the shortest parts that stand by themselves, each word for word. A reserve stays with what it restrains.</summary>
internal static class SentenceParts
{
    private const int ShortestPart = 28;
    private const int FewestWords = 5;

    /// <returns>Each part with the whole sentence it was cut out of.</returns>
    public static IEnumerable<(string Part, string Sentence)> Of(string text, Cues cues)
        => Sentences.Of(text).SelectMany(sentence => Cut(sentence, cues).Select(part => (part, sentence)));

    private static IEnumerable<string> Cut(string sentence, Cues cues)
    {
        var even = EvenLetters.Of(sentence);
        foreach (var mark in cues.Splits)
        {
            for (var at = even.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = even.IndexOf(mark, at + 1, StringComparison.Ordinal))
            {
                var (left, right) = (sentence[..at].TrimEnd(' ', ',', ';'), sentence[(at + mark.Length)..].TrimStart());
                if (Stands(left, cues) && Stands(right, cues) && IsOutside(sentence, at) && !(HasNumber(left) && HasNumber(right)))
                {
                    return [.. Cut(left, cues), .. Cut(right, cues)];
                }
            }
        }

        return [sentence];
    }

    private static bool Stands(string part, Cues cues)
    {
        var even = EvenLetters.Of(part);
        return part.Length >= ShortestPart && part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords && char.IsLetterOrDigit(part[0])
            && !cues.Limitation.IsMatch(even) && !Leaning.Any(word => even.StartsWith(word, StringComparison.Ordinal));
    }

    // « Avant, cinq ; à la fin, dix-sept »: a comparison needs both.
    private static bool HasNumber(string part) => NumberReader.Read(part).Any();

    // A cut inside a quotation or a parenthesis leaves halves that say something else.
    private static bool IsOutside(string sentence, int at)
    {
        var before = sentence.AsSpan(0, at);
        return before.Count('(') == before.Count(')') && before.Count('«') == before.Count('»') && before.Count('“') == before.Count('”');
    }

    // What begins so has its subject or its verb in the other half.
    private static readonly string[] Leaning = ["pas ", "aussi ", "surtout ", "sans ", "avec ", "et ", "ou ", "dont ", "qui ", "que ", "puis ", "beaucoup ", "not ", "also ", "with ", "and ", "or ", "which ", "who ", "then "];
}
