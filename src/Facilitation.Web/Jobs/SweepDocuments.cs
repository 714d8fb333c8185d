using Facilitation.Web.Store;
using Hangfire;

namespace Facilitation.Web.Jobs;

/// <summary>Deletes what was taken out of the memory, words and vectors, an hour later: no vector that is being made meets a row that is gone.</summary>
[AutomaticRetry(Attempts = 3)]
internal sealed class SweepDocuments(RetentionStore retention, TimeProvider clock)
{
    internal static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public Task RunAsync(CancellationToken cancellation) => retention.SweepDocumentsAsync(clock.GetUtcNow() - Kept, cancellation);
}
