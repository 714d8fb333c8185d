using Hangfire;
using Microsoft.Extensions.Options;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Works on whatever synthesis is due. Running twice at once is safe; in this process so many runs at once as the options say, others leave and are made up for.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class AdvanceSyntheses(RunSteps steps, IServiceScopeFactory scopes, IOptions<SynthesisOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.Parallel);
    private int _asked;

    public void Dispose() => _places.Dispose();

    public async Task RunAsync(CancellationToken cancellation)
    {
        // Whoever finds no place leaves word: a run that was about to end looks once more.
        Interlocked.Exchange(ref _asked, 1);
        while (Volatile.Read(ref _asked) == 1 && await _places.WaitAsync(TimeSpan.Zero, cancellation))
        {
            try
            {
                Interlocked.Exchange(ref _asked, 0);
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
}
