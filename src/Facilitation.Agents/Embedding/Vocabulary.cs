using System.Collections.Frozen;

namespace Facilitation.Agents.Embedding;

/// <summary>A word of the memory and in how many documents it stands.</summary>
public sealed record CountedWord(string Word, int Documents);

/// <summary>
/// The words of the memory, as they were counted last. Says how rare a word is, which only queries are weighted by: the vectors of documents
/// depend on nothing but their text, so that they stay comparable while the memory grows.
/// </summary>
public sealed class Vocabulary
{
    private readonly FrozenDictionary<int, int> _features;
    private readonly FrozenDictionary<string, int> _stems;
    private readonly FrozenDictionary<string, CountedWord> _words;

    /// <param name="words">Each once.</param>
    /// <param name="documents">How many documents were counted.</param>
    public Vocabulary(IReadOnlyCollection<CountedWord> words, int documents)
    {
        Documents = documents;
        var features = new Dictionary<int, int>();
        var stems = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = new Dictionary<string, CountedWord>(StringComparer.Ordinal);
        foreach (var counted in words)
        {
            var own = new Dictionary<int, float>();
            TextFeatures.AddTo(own, counted.Word, 1);
            foreach (var feature in own.Keys)
            {
                // The words of a concept, and the forms of a word, stand in many of the same documents: the most frequent one counts.
                features[feature] = Math.Max(counted.Documents, features.GetValueOrDefault(feature));
            }

            foreach (var word in WordAnalysis.Analyse(counted.Word))
            {
                stems[word.French] = Math.Min(documents, stems.GetValueOrDefault(word.French) + counted.Documents);
                if (!known.TryGetValue(word.Folded, out var other) || other.Documents < counted.Documents)
                {
                    known[word.Folded] = counted;
                }
            }
        }

        _features = features.ToFrozenDictionary();
        _stems = stems.ToFrozenDictionary(StringComparer.Ordinal);
        _words = known.ToFrozenDictionary(StringComparer.Ordinal);
        Corrections = new(known.Values);
    }

    public static Vocabulary Empty { get; } = new([], 0);

    public int Documents { get; }

    internal SpellingCorrector Corrections { get; }

    /// <summary>In how many documents a word with this stem stands, at most.</summary>
    public int DocumentsWith(AnalysedWord word) => _stems.GetValueOrDefault(word.French);

    /// <summary>Whether the memory has just this word, in this form.</summary>
    public bool Has(AnalysedWord word) => _words.ContainsKey(word.Folded);

    /// <summary>Whether the memory has this word in some form.</summary>
    public bool Knows(AnalysedWord word) => Has(word) || _stems.ContainsKey(word.French);

    // Damped: with its full weight one odd word decides a whole sentence.
    internal float Rarity(int feature) => MathF.Pow(MathF.Log(1 + (Documents + 1f) / (1 + _features.GetValueOrDefault(feature))), 0.7f);
}
