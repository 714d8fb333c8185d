using Facilitation.Web.Store;
using Hangfire;

namespace Facilitation.Web.Jobs;

/// <summary>Deletes texts that may reveal a child in danger once they are 30 days old (DESIGN 2.3).</summary>
[AutomaticRetry(Attempts = 3)]
internal sealed class PurgeSafeguarding(RetentionStore retention, TimeProvider clock)
{
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task RunAsync(CancellationToken cancellation) => retention.PurgeSafeguardingAsync(clock.GetUtcNow() - Kept, cancellation);
}
