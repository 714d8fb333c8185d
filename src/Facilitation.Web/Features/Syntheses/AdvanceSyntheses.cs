using Hangfire;
using Microsoft.Extensions.Options;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Works on whatever synthesis is due. Running twice at once is safe; in this process so many runs at once as the options say, others just leave.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class AdvanceSyntheses(RunSteps steps, IServiceScopeFactory scopes, IOptions<SynthesisOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.Parallel);

    public void Dispose() => _places.Dispose();

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return;
        }

        try
        {
            await steps.UntilNothingIsDueAsync(cancellation);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RefreshDocuments>().HandleAsync(cancellation);
        }
        finally
        {
            _places.Release();
        }
    }
}
