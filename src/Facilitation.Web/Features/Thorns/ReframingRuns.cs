using System.Collections.Concurrent;
using Facilitation.Agents.Reframing;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Identity;

namespace Facilitation.Web.Features.Thorns;

/// <summary>
/// Reframings under way for pages: a POST starts one, a GET only follows it. The work goes on when the page is closed, and its answer is saved;
/// a page that cannot follow (another replica, no JavaScript) finds the saved answer on the thorn's page.
/// </summary>
internal sealed partial class ReframingRuns(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<ReframingRuns> log)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Guid, Run> _runs = new();

    /// <summary>Starts a reframing and returns at once.</summary>
    /// <returns>The id by which the same member can follow it for 5 minutes.</returns>
    public Guid Start(Seat seat, ThornId thorn, IReadOnlyList<ClarifyingAnswer> answers)
    {
        foreach (var (old, _) in _runs.Where(run => clock.GetUtcNow() - run.Value.StartedAt > KeptFor))
        {
            _runs.TryRemove(old, out _);
        }

        var id = Guid.CreateVersion7();
        var run = _runs[id] = new(seat.Member, thorn, clock.GetUtcNow());
        run.Work = Task.Run(() => WorkAsync(run, seat, answers, id));
        return id;
    }

    /// <summary>The stages of a run from its start, ending when it ends, however it ends.</summary>
    /// <returns>Nothing when this member started no such run for this thorn.</returns>
    public async IAsyncEnumerable<ReframingStage> FollowAsync(Seat seat, ThornId thorn, Guid id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!_runs.TryGetValue(id, out var run) || run.Member != seat.Member || run.Thorn != thorn)
        {
            yield break;
        }

        for (var shown = 0; ; shown++)
        {
            while (run.Stage(shown) is not { } && !run.Ended)
            {
                await Task.WhenAny(run.NextAsync(), Task.Delay(TimeSpan.FromSeconds(1), clock, cancellation));
                cancellation.ThrowIfCancellationRequested();
            }

            if (run.Stage(shown) is not { } stage)
            {
                yield break;
            }

            yield return stage;
        }
    }

    /// <summary>Waits a moment for a run, so that a quick answer needs no page in between.</summary>
    /// <returns>Whether it is still under way; <see langword="false"/> too when this member started no such run for this thorn.</returns>
    public async Task<bool> IsUnderWayAsync(Seat seat, ThornId thorn, Guid id, TimeSpan atMost, CancellationToken cancellation)
    {
        if (!_runs.TryGetValue(id, out var run) || run.Member != seat.Member || run.Thorn != thorn)
        {
            return false;
        }

        await Task.WhenAny(run.Work, Task.Delay(atMost, clock, cancellation));
        return !run.Ended;
    }

    private async Task WorkAsync(Run run, Seat seat, IReadOnlyList<ClarifyingAnswer> answers, Guid id)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ReframeThorn>().HandleAsync(seat, run.Thorn, answers, id.ToString(), run, lifetime.ApplicationStopping);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The page then shows the thorn without a new answer, and its button to try again.
            Failed(log, failure.GetType().Name);
        }
        finally
        {
            run.End();
        }
    }

    [LoggerMessage(LogLevel.Warning, "A reframing started from a page ended with {Failure}")]
    private static partial void Failed(ILogger log, string failure);

    private sealed class Run(MemberId member, ThornId thorn, DateTimeOffset startedAt) : IProgress<ReframingStage>
    {
        private readonly Lock _gate = new();
        private readonly List<ReframingStage> _stages = [];
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public MemberId Member { get; } = member;
        public ThornId Thorn { get; } = thorn;
        public DateTimeOffset StartedAt { get; } = startedAt;
        public Task Work { get; set; } = Task.CompletedTask;
        public bool Ended { get; private set; }

        public void Report(ReframingStage value) => Advance(() => _stages.Add(value));

        public void End() => Advance(() => Ended = true);

        public ReframingStage? Stage(int index)
        {
            lock (_gate)
            {
                return index < _stages.Count ? _stages[index] : null;
            }
        }

        public Task NextAsync()
        {
            lock (_gate)
            {
                return Ended ? Task.CompletedTask : _next.Task;
            }
        }

        private void Advance(Action change)
        {
            TaskCompletionSource waiting;
            lock (_gate)
            {
                change();
                (waiting, _next) = (_next, new(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            waiting.SetResult();
        }
    }
}
