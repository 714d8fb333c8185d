using Facilitation.Web.Store;
using Hangfire;

namespace Facilitation.Web.Jobs;

/// <summary>Counts the words of the memory anew each night, so that those of removed texts are forgotten.</summary>
[AutomaticRetry(Attempts = 3)]
internal sealed class RefreshLexicon(EmbeddingStore embeddings)
{
    public Task RunAsync(CancellationToken cancellation) => embeddings.CountWordsAsync(cancellation);
}
