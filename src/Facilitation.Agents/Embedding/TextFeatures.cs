using System.Globalization;
using System.Text;

namespace Facilitation.Agents.Embedding;

/// <summary>What a text is made of: stems, concepts of the thesaurus and pieces of words, each under one number.</summary>
internal static class TextFeatures
{
    private const float ConceptWeight = 1.4f;
    private const float FieldWeight = 1f;
    private const float PieceWeight = 0.4f;
    private const int ShortestPiece = 3;
    private const int LongestPiece = 4;

    /// <summary>Features are numbered below this; two of them share a number once in many thousand texts.</summary>
    public const int Space = 1 << 26;

    public static int OfStem(string stem) => Number('l', stem);

    public static int OfConcept(int concept) => Number('c', concept.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds the features of a text, times <paramref name="weight"/>.</summary>
    public static void AddTo(Dictionary<int, float> features, string text, float weight) => AddTo(features, text, WordAnalysis.Analyse(text), weight);

    /// <summary>The same for a text that is analysed already.</summary>
    public static void AddTo(Dictionary<int, float> features, string text, IReadOnlyList<AnalysedWord> words, float weight)
    {
        var silent = words.All(word => word.IsStop);
        foreach (var word in words)
        {
            if (!word.IsStop || silent)
            {
                AddWord(features, word, weight);
            }
        }

        foreach (var found in Thesaurus.Shared.Concepts(words))
        {
            Add(features, OfConcept(found.Concept), (Thesaurus.Shared.IsField(found.Concept) ? FieldWeight : ConceptWeight) * weight);
        }

        if (words.Count == 0)
        {
            // Signs only: they are all there is to compare.
            foreach (var rune in text.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune)))
            {
                Add(features, Number('s', rune.ToString()), weight);
            }
        }
    }

    /// <summary>The features of one word: its stem and its pieces.</summary>
    public static void AddWord(Dictionary<int, float> features, AnalysedWord word, float weight)
    {
        Add(features, OfStem(word.French), weight);
        var framed = $"_{word.Folded}_";
        if (framed.Length < 5)
        {
            return;
        }

        var count = 0;
        for (var length = ShortestPiece; length <= LongestPiece; length++)
        {
            count += framed.Length - length + 1;
        }

        var each = PieceWeight * weight / MathF.Sqrt(count);
        for (var length = ShortestPiece; length <= LongestPiece; length++)
        {
            for (var start = 0; start + length <= framed.Length; start++)
            {
                Add(features, Number('n', framed.AsSpan(start, length)), each);
            }
        }
    }

    // FNV-1a with a final mix: the same number on every machine and in every version, for vectors are kept.
    private static int Number(char kind, ReadOnlySpan<char> key)
    {
        var hash = (2166136261u ^ kind) * 16777619u;
        foreach (var letter in key)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        hash = (hash ^ (hash >> 15)) * 0x2c1b3c6du;
        return (int)((hash ^ (hash >> 12)) % Space);
    }

    private static void Add(Dictionary<int, float> features, int number, float weight) => features[number] = features.GetValueOrDefault(number) + weight;
}
