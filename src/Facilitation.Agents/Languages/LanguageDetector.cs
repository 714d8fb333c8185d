using Lingua;

namespace Facilitation.Agents.Languages;

/// <summary>Tells French from English, the two languages the service answers in. French when in doubt.</summary>
public sealed class LanguageDetector
{
    /// <summary>Below this many words statistics are guesses, so only plain English words count.</summary>
    private const int FewestWords = 5;

    private static readonly HashSet<string> PlainEnglish = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "my", "is", "are", "how", "what", "where", "when", "why", "pupils", "students", "they", "and", "with", "phones", "homework",
        "i", "we", "of", "to", "in", "do", "don't", "can", "class", "teachers", "parents", "it", "doesn't", "not",
    };

    private static readonly HashSet<string> AlsoFrench = new(StringComparer.OrdinalIgnoreCase) { "i", "class", "parents", "in", "do", "are", "it" };

    /// <summary>Low accuracy: 28 MB of models instead of 147, enough for two languages this far apart.</summary>
    private readonly Lazy<Lingua.LanguageDetector> _detector = new(() => LanguageDetectorBuilder.FromLanguages(Language.English, Language.French).WithLowAccuracyMode().Build());

    /// <summary>The one of the program; its statistics are read once.</summary>
    public static LanguageDetector Shared { get; } = new();

    /// <returns><c>fr</c> or <c>en</c>.</returns>
    public string Of(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ',', ';', ':', '!', '?', '"', '(', ')', '«', '»', '…').Replace('’', '\'')).Where(word => word.Any(char.IsLetter)).ToList();
        if (words.Count == 0)
        {
            return "fr";
        }

        if (words.Count < FewestWords)
        {
            return words.Any(word => PlainEnglish.Contains(word) && !AlsoFrench.Contains(word)) && words.All(word => word.All(c => c < '\u0080')) ? "en" : "fr";
        }

        return _detector.Value.DetectLanguageOf(string.Join(' ', words.Take(200))) == Language.English ? "en" : "fr";
    }
}
