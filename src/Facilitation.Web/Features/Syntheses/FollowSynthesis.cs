using Facilitation.Domain.Syntheses;
using Facilitation.Web.Identity;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Follows the steps of a synthesis, whichever process does them: reading it starts and pays nothing.</summary>
internal sealed class FollowSynthesis(SynthesisStore syntheses, SynthesisStepStore steps, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <returns>Where it is now and after each change, until it is done or stopped; at most for half an hour.</returns>
    public async IAsyncEnumerable<SynthesisProgress> HandleAsync(Seat seat, SynthesisId id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + Longest;
        SynthesisProgress? shown = null;
        while (clock.GetUtcNow() < until && await syntheses.FindAsync(seat, id, cancellation) is not null)
        {
            var progress = await steps.ProgressAsync(id, cancellation);
            if (progress != shown)
            {
                shown = progress;
                yield return progress;
            }

            if (progress.Work is not SynthesisWork.Running)
            {
                yield break;
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }
}
