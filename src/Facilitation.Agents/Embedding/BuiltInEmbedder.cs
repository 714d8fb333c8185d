namespace Facilitation.Agents.Embedding;

/// <summary>
/// The embedding that needs no model: words, concepts of the thesaurus and character n-grams, hashed into a fixed number of dimensions.
/// Its vectors depend on the text and the data files only, so they stay comparable as the memory grows.
/// </summary>
public sealed class BuiltInEmbedder(Thesaurus thesaurus) : IEmbedder
{
    // Measured on the retrieval cases: each feature spread over 4 dimensions halves the harm of two features that meet in one.
    private const int Spread = 4;
    private const double WordWeight = 1;
    private const double ConceptWeight = 1;
    private const double GramWeight = 0.4;

    public string Model => "built-in-2";
    public int Dimensions => 2_048;
    public bool IsOutside => false;

    public Task<IReadOnlyList<float[]>> EmbedDocumentsAsync(IReadOnlyList<EmbeddingText> documents, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<float[]>>([.. documents.Select(document => Embed(document))]);

    public Task<float[]?> EmbedQueryAsync(string query, CancellationToken cancellation)
    {
        var features = new Dictionary<string, double>();
        AddFeatures(features, query, 1);
        return Task.FromResult(features.Count == 0 ? null : Hash(features));
    }

    private float[] Embed(EmbeddingText document)
    {
        var features = new Dictionary<string, double>();
        AddFeatures(features, document.Title, 2);
        AddFeatures(features, document.Body, 1);
        AddFeatures(features, document.Keywords, 1.2);
        if (features.Count == 0)
        {
            // A text of stop words only still needs a direction of its own: a zero vector has no cosine.
            features[$"t:{document.Title}"] = 1;
        }

        return Hash(features);
    }

    private void AddFeatures(Dictionary<string, double> features, string text, double weight)
    {
        var tokens = TextAnalysis.Tokens(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            foreach (var concept in thesaurus.At(tokens, i))
            {
                Add($"c:{concept.Name}", ConceptWeight * concept.Weight);
            }

            if (tokens[i].IsStop)
            {
                continue;
            }

            Add($"w:{tokens[i].Stem}", WordWeight);
            var word = $"_{tokens[i].Plain}_";
            if (word.Length >= 5)
            {
                var count = (2 * word.Length) - 5;
                for (var size = 3; size <= 4; size++)
                {
                    for (var start = 0; start + size <= word.Length; start++)
                    {
                        Add($"n:{word.AsSpan(start, size)}", GramWeight / Math.Sqrt(count));
                    }
                }
            }
        }

        void Add(string feature, double strength) => features[feature] = features.GetValueOrDefault(feature) + (weight * strength);
    }

    private float[] Hash(Dictionary<string, double> features)
    {
        var vector = new double[Dimensions];
        foreach (var (feature, strength) in features)
        {
            // A word said ten times weighs more than once, but not ten times more.
            var share = (1 + Math.Log(1 + strength)) * Math.Min(1, strength) / Math.Sqrt(Spread);
            var hash = 14_695_981_039_346_656_037UL;
            foreach (var c in feature)
            {
                hash = (hash ^ c) * 1_099_511_628_211UL;
            }

            for (var i = 0; i < Spread; i++)
            {
                hash = Mix(hash + 0x9E37_79B9_7F4A_7C15UL);
                vector[hash % (uint)Dimensions] += (hash >> 63) == 0 ? share : -share;
            }
        }

        var length = Math.Sqrt(vector.Sum(number => number * number));
        return [.. vector.Select(number => (float)(number / length))];
    }

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D0_49BB_1331_11EBUL;
        return hash ^ (hash >> 31);
    }
}
