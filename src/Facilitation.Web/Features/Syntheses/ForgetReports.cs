using Hangfire;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Forgets what syntheses hold of reports that were deleted meanwhile.</summary>
[AutomaticRetry(Attempts = 3)]
internal sealed class ForgetReports(SynthesisMemoryStore memory)
{
    public Task RunAsync(CancellationToken cancellation) => memory.ForgetAsync(cancellation);
}
