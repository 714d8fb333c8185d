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
        if (outside is null || !(await models.ListAsync(cancellation)).Any(model => model.Serving && model.Name == outside.Model))
        {
            return null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var vectors = await outside.EmbedAsync([text], patience.Token);
            return new(outside.Model, outside.Dimensions, IsBuiltIn: false, ToHalf(vectors[0]));
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
