using System.Runtime.InteropServices;

namespace Facilitation.Agents.Embedding;

/// <summary>A text as numbers.</summary>
/// <param name="Dense">Length <see cref="BuiltInEmbedder.Dimensions"/>, of length 1: finds candidates quickly, features share places.</param>
/// <param name="Sparse">Every feature under its own number, of length 1: orders candidates exactly.</param>
public sealed record LexicalVector(float[] Dense, IReadOnlyDictionary<int, float> Sparse);

/// <summary>
/// The embedding that needs no model: stems, concepts of the education thesaurus and pieces of words, hashed. Deterministic. Rarity weighs
/// queries only (<see cref="Vocabulary"/>), so a document's vector depends on its text and the thesaurus alone.
/// </summary>
public sealed class BuiltInEmbedder
{
    /// <summary>Measured on the retrieval cases: fewer lose quality, more cost twice the room for a hundredth.</summary>
    public const int Dimensions = 2_048;

    /// <summary>Sparse vectors are indexed below this.</summary>
    public const int SparseDimensions = TextFeatures.Space;

    // Each feature stands in several places, so that one collision does not decide.
    private const int Places = 4;

    // What the dictionary of paraphrase says for a word of a query, compared with the word itself.
    private const float InOtherWords = 0.8f;

    // pgvector takes 16,000; a document of 10,000 characters has about 4,000.
    private const int MostFeatures = 8_000;

    /// <summary>The version of the algorithm, then the thesaurus: another name means vectors that cannot be compared.</summary>
    public static string Model { get; } = $"builtin-3-{Thesaurus.Shared.Fingerprint}";

    /// <summary>The vector of a document. Its first line of text and its keywords say more than what follows.</summary>
    /// <param name="title">Not empty together with <paramref name="body"/>.</param>
    /// <param name="body">One paragraph a line.</param>
    /// <param name="keywords">Its own on the first line; further lines are of what surrounds it, such as its challenge's question.</param>
    /// <param name="labels">Grade and subject.</param>
    public static LexicalVector EmbedDocument(string title, string body, string keywords, string labels)
    {
        var features = new Dictionary<int, float>();
        TextFeatures.AddTo(features, title, 2f);
        AddLines(features, body, 1f, 0.8f);
        AddLines(features, keywords, 1.5f, 1f);
        AddLines(features, labels, 0.7f, 0.7f);
        foreach (var feature in features.Keys)
        {
            ref var weight = ref CollectionsMarshal.GetValueRefOrNullRef(features, feature);
            weight = (1 + MathF.Log(1 + weight)) * MathF.Min(1, weight);
        }

        return Finish(features);
    }

    /// <summary>The vector of a query, rare features weighing more.</summary>
    public static LexicalVector EmbedQuery(QueryWords query, Vocabulary vocabulary)
    {
        var features = new Dictionary<int, float>();
        TextFeatures.AddTo(features, query.Text, 1f);
        if (query.CorrectedTo is not null)
        {
            // A correction is a guess: what was typed still counts.
            TextFeatures.AddTo(features, query.TypedText, 1f);
        }

        foreach (var stem in query.Paraphrases)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(features, TextFeatures.OfStem(stem), out _) += InOtherWords;
        }

        foreach (var feature in features.Keys)
        {
            ref var weight = ref CollectionsMarshal.GetValueRefOrNullRef(features, feature);
            weight = (1 + MathF.Log(1 + weight)) * MathF.Min(1, weight) * vocabulary.Rarity(feature);
        }

        return Finish(features);
    }

    private static void AddLines(Dictionary<int, float> features, string text, float first, float others)
    {
        var weight = first;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            TextFeatures.AddTo(features, line, weight);
            weight = others;
        }
    }

    private static LexicalVector Finish(Dictionary<int, float> features)
    {
        if (features.Count > MostFeatures)
        {
            features = features.OrderByDescending(feature => feature.Value).ThenBy(feature => feature.Key).Take(MostFeatures).ToDictionary();
        }

        var sparse = MathF.Sqrt(features.Values.Sum(weight => weight * weight));
        var dense = new float[Dimensions];
        foreach (var (feature, weight) in features)
        {
            for (var place = 0; place < Places; place++)
            {
                var hash = (uint)feature * 2654435761u + (uint)place * 0x9e3779b9u;
                hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
                hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
                hash ^= hash >> 16;
                dense[hash % Dimensions] += (hash & 0x8000_0000) == 0 ? weight : -weight;
            }
        }

        var length = MathF.Sqrt(dense.Sum(value => value * value));
        if (length == 0)
        {
            // Features that cancel each other out to nothing, or no text at all: any direction, but always the same, never none.
            dense[0] = length = 1;
        }

        return new([.. dense.Select(value => value / length)], sparse == 0 ? features : features.ToDictionary(feature => feature.Key, feature => feature.Value / sparse));
    }
}
