using Facilitation.Agents.Embedding;
using Facilitation.Web.Store;
using Hangfire;

namespace Facilitation.Web.Jobs;

/// <summary>Makes the vectors of documents that were written since. Running twice at once is safe; a second run in this process just leaves.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed partial class FillEmbeddings(EmbeddingStore embeddings, ILogger<FillEmbeddings> log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public void Dispose() => _one.Dispose();

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!await _one.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return;
        }

        try
        {
            await embeddings.FillAsync(cancellation);
        }
        catch (EmbeddingException failed)
        {
            // Still due: the next run in some seconds tries again, so this one is no failure to be repeated.
            Failed(log, failed.Message);
        }
        finally
        {
            _one.Release();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Vectors were not made: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}
