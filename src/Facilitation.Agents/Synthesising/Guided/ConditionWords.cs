using Facilitation.Agents.Embedding;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>For whom or under which condition, in a few words of the sentence itself.</summary>
internal static class ConditionWords
{
    private const int MostWords = 8;

    /// <returns><see langword="null"/> when the sentence names none.</returns>
    public static string? Of(string part, Cues cues)
    {
        var even = EvenLetters.Of(part);
        foreach (var pattern in cues.Conditions)
        {
            if (pattern.Match(even) is { Success: true } match && match.Groups["few"] is { Success: true } few && Short(part.Substring(few.Index, few.Length)) is { } words)
            {
                return words;
            }
        }

        return null;
    }

    /// <returns>The first words, up to a place where they may stop; <see langword="null"/> when nothing of meaning is left.</returns>
    public static string? Short(string words)
    {
        var few = words.Trim().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).ToList();
        while (few.Count > 0 && WordAnalysis.Analyse(few[^1]).All(word => word.IsStop))
        {
            few.RemoveAt(few.Count - 1);
        }

        return few.Count > 0 ? string.Join(' ', few).Trim(' ', ',', '.', ';', ':', '-') : null;
    }
}
