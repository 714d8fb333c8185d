using Facilitation.Agents.Embedding;

namespace Facilitation.Evaluation.Bench;

/// <summary>Stands for a dense model: it knows the vectors of the generated queries.</summary>
internal sealed class SyntheticEmbedder(IEnumerable<(string Text, float[] Vector)> queries) : IEmbedder
{
    public const string Name = "bench-dense";

    private readonly Dictionary<string, float[]> _vectors = queries.DistinctBy(query => query.Text).ToDictionary(query => query.Text, query => query.Vector);

    public string Model => Name;

    public int Dimensions => Corpus.Dimensions;

    public bool IsOutside => false;

    public Task<IReadOnlyList<float[]>> EmbedDocumentsAsync(IReadOnlyList<EmbeddingText> documents, CancellationToken cancellation)
        => throw new NotSupportedException("Generated documents come with their vectors.");

    public Task<float[]?> EmbedQueryAsync(string query, CancellationToken cancellation) => Task.FromResult(_vectors.GetValueOrDefault(query));
}
