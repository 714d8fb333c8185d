using Facilitation.Web.Store;
using Hangfire;

namespace Facilitation.Web.Jobs;

/// <summary>Deletes drafts that nobody touched for 30 days: they hold raw words.</summary>
[AutomaticRetry(Attempts = 3)]
internal sealed class PurgeDrafts(RetentionStore retention, TimeProvider clock)
{
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task RunAsync(CancellationToken cancellation) => retention.PurgeDraftsAsync(clock.GetUtcNow() - Kept, cancellation);
}
