using Facilitation.Agents.Embedding;

namespace Facilitation.Evaluation.Bench;

/// <summary>Stands for a dense model: it knows the vectors of the generated queries.</summary>
internal sealed class SyntheticEmbedder(IEnumerable<(string Text, float[] Vector)> queries) : IEmbedder
{
    public const string Name = "bench-dense";

    private readonly Dictionary<string, float[]> _vectors = queries.DistinctBy(query => query.Text).ToDictionary(query => query.Text, query => query.Vector);

    public string Model => Name;

    public int Dimensions => Corpus.Dimensions;

    public Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<float[]>>([.. texts.Select(text => _vectors.TryGetValue(text, out var vector) ? vector : throw new EmbeddingException("No query of the bench.", isPermanent: true))]);

    public IEmbedder? For(string model) => null;
}
