namespace Facilitation.Agents.Models;

/// <summary>What one request of ours has cost so far. Counted where the bytes pass, so that tools, retries and repairs are all in.</summary>
internal sealed class ModelUsage
{
    private static readonly AsyncLocal<ModelUsage?> Ambient = new();

    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly TimeSpan _share;
    private long _inputTokens;
    private long _outputTokens;
    private int _requests;

    private ModelUsage(TimeProvider clock, TimeSpan share)
    {
        _clock = clock;
        _start = clock.GetTimestamp();
        _share = share;
    }

    /// <summary>The request of ours that this HTTP request belongs to. The connectors offer no way to pass it along.</summary>
    public static ModelUsage? Current => Ambient.Value;

    public long InputTokens => Interlocked.Read(ref _inputTokens);

    public long OutputTokens => Interlocked.Read(ref _outputTokens);

    public int Requests => Volatile.Read(ref _requests);

    public TimeSpan Elapsed => _clock.GetElapsedTime(_start);

    public TimeSpan Remaining => _share - Elapsed;

    /// <summary>Starts counting for whatever the calling method awaits from here on.</summary>
    /// <param name="clock">Tells how much time is left.</param>
    /// <param name="share">How long the model may take in all.</param>
    public static ModelUsage Begin(TimeProvider clock, TimeSpan share) => Ambient.Value = new(clock, share);

    public void AddRequest() => Interlocked.Increment(ref _requests);

    public void AddTokens(long input, long output)
    {
        Interlocked.Add(ref _inputTokens, Math.Max(0, input));
        Interlocked.Add(ref _outputTokens, Math.Max(0, output));
    }
}
