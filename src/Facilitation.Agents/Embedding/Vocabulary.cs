using System.Runtime.InteropServices;

namespace Facilitation.Agents.Embedding;

/// <summary>A word of the memory and in how many documents it stands.</summary>
public sealed record CountedWord(string Word, int Documents);

/// <summary>
/// The words of the memory, as they were counted last. Says how rare a word is, which only queries are weighted by: the vectors of documents
/// depend on nothing but their text, so that they stay comparable while the memory grows.
/// </summary>
public sealed class Vocabulary
{
    // Tens of thousands of words: numbers in order and what belongs to them, no entry for each.
    private readonly int[] _features;
    private readonly int[] _documentsWithFeature;
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);

    /// <param name="words">Each once.</param>
    /// <param name="documents">How many documents were counted.</param>
    public Vocabulary(IReadOnlyCollection<CountedWord> words, int documents)
    {
        Documents = documents;
        var features = new Dictionary<int, int>();
        var own = new Dictionary<int, float>();
        var known = new List<CountedWord>(words.Count);
        foreach (var counted in words)
        {
            var analysed = WordAnalysis.Analyse(counted.Word);
            own.Clear();
            TextFeatures.AddTo(own, counted.Word, analysed, 1);
            foreach (var feature in own.Keys)
            {
                // The words of a concept, and the forms of a word, stand in many of the same documents: the most frequent one counts.
                ref var most = ref CollectionsMarshal.GetValueRefOrAddDefault(features, feature, out _);
                most = Math.Max(most, counted.Documents);
            }

            foreach (var word in analysed)
            {
                ref var standing = ref CollectionsMarshal.GetValueRefOrAddDefault(_stems, word.French, out _);
                standing = Math.Min(documents, standing + counted.Documents);
                if (!_words.TryGetValue(word.Folded, out var place))
                {
                    _words[word.Folded] = known.Count;
                    known.Add(counted);
                }
                else if (known[place].Documents < counted.Documents)
                {
                    known[place] = counted;
                }
            }
        }

        _features = [.. features.Keys];
        _documentsWithFeature = [.. features.Values];
        Array.Sort(_features, _documentsWithFeature);
        _stems.TrimExcess();
        _words.TrimExcess();
        Corrections = new(known);
    }

    public static Vocabulary Empty { get; } = new([], 0);

    public int Documents { get; }

    internal SpellingCorrector Corrections { get; }

    /// <summary>In how many documents a word with this stem stands, at most.</summary>
    public int DocumentsWith(AnalysedWord word) => _stems.GetValueOrDefault(word.French);

    internal bool HasStem(string french) => _stems.ContainsKey(french);

    /// <summary>Whether the memory has just this word, in this form.</summary>
    public bool Has(AnalysedWord word) => _words.ContainsKey(word.Folded);

    /// <summary>Whether the memory has this word in some form.</summary>
    public bool Knows(AnalysedWord word) => Has(word) || HasStem(word.French);

    // Damped: with its full weight one odd word decides a whole sentence.
    internal float Rarity(int feature) => MathF.Pow(MathF.Log(1 + (Documents + 1f) / (1 + DocumentsWithFeature(feature))), 0.7f);

    private int DocumentsWithFeature(int feature) => Array.BinarySearch(_features, feature) is >= 0 and var place ? _documentsWithFeature[place] : 0;
}
