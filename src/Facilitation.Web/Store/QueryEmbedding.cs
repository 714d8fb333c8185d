using Facilitation.Agents.Embedding;
using Pgvector;

namespace Facilitation.Web.Store;

/// <summary>The vector a query is compared by: of the outside model that serves, else the built-in one.</summary>
internal sealed partial class QueryEmbedding(EmbeddingModels models, ILogger<QueryEmbedding> log, IEmbedder? outside = null)
{
    // Somebody waits; the built-in vectors are there at once.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Whether any text could leave this program.</summary>
    public bool IsOutside => outside is not null;

    /// <returns><see langword="null"/> while the outside model's vectors are still being made, or when it does not answer in time.</returns>
    public async Task<QueryVector?> EmbedOutsideAsync(string text, CancellationToken cancellation)
    {
        // While the vectors of a new model are made, the earlier one serves, as far as the same endpoint still has it.
        var serving = (await models.ListAsync(cancellation)).FirstOrDefault(model => model.Serving && !model.BuiltIn);
        if (serving is null || outside is null || (serving.Name == outside.Model ? outside : outside.For(serving.Name)) is not { } embedder)
        {
            return null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var vectors = await embedder.EmbedAsync([text], patience.Token);
            return new(embedder.Model, embedder.Dimensions, IsBuiltIn: false, ToHalf(vectors[0]));
        }
        catch (EmbeddingException failed)
        {
            NotEmbedded(log, failed.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            NotEmbedded(log, "no answer in time");
        }

        return null;
    }

    public static HalfVector ToHalf(float[] vector) => new(Array.ConvertAll(vector, value => (Half)value));

    [LoggerMessage(LogLevel.Warning, "A query is answered by the built-in vectors: {Reason}")]
    private static partial void NotEmbedded(ILogger log, string reason);
}
