using Facilitation.Domain.Method;

namespace Facilitation.Domain.Syntheses.Quoting;

/// <summary>What an altered quote probably meant to say.</summary>
internal static class NearestSentence
{
    private const int Longest = 240;

    /// <returns>A sentence of the report that has most of these words; <see langword="null"/> when none comes near.</returns>
    public static string? To(string words, SourceReport report)
    {
        var wanted = Words(words);
        if (wanted.Count < 3)
        {
            return null;
        }

        var best = report.Passages.SelectMany(passage => Sentences.Of(passage.Text))
            .Select(sentence => (Sentence: sentence, Shared: wanted.Count(Words(sentence).Contains)))
            .OrderByDescending(entry => entry.Shared).FirstOrDefault();
        return best.Sentence is { Length: <= Longest } sentence && best.Shared >= Math.Max(3, wanted.Count / 2) ? sentence : null;
    }

    private static HashSet<string> Words(string text)
        => [.. FoldedText.Fold(text).Split([' ', '\'', ',', '.', ';', ':', '!', '?', '"', '«', '»', '(', ')'], StringSplitOptions.RemoveEmptyEntries)];
}
