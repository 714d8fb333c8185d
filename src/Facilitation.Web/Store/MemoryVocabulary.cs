using Dapper;
using Facilitation.Agents.Embedding;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>The lexicon as this process knows it: read once, then again in the background when it has changed.</summary>
internal sealed partial class MemoryVocabulary(NpgsqlDataSource database, TimeProvider clock, ILogger<MemoryVocabulary> log) : IDisposable
{
    // Words beyond this, the rarest, are treated as unknown.
    private const int MostWords = 200_000;

    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private Loaded _loaded = new(Vocabulary.Empty, default, default);

    /// <returns>The vocabulary at hand; waits for it the first time only.</returns>
    public async ValueTask<Vocabulary> GetAsync(CancellationToken cancellation)
    {
        var loaded = _loaded;
        var now = clock.GetUtcNow();
        if (loaded.LookedAt == default)
        {
            await LookAsync(force: false, cancellation);
        }
        else if (now - loaded.LookedAt > LooksEvery && _one.CurrentCount > 0)
        {
            _ = LookQuietlyAsync();
        }

        return _loaded.Vocabulary;
    }

    /// <summary>Reads the lexicon now, whether or not it changed.</summary>
    public Task RefreshAsync(CancellationToken cancellation) => LookAsync(force: true, cancellation);

    public void Dispose() => _one.Dispose();

    private async Task LookQuietlyAsync()
    {
        try
        {
            await LookAsync(force: false, default);
        }
        catch (Exception failed) when (failed is NpgsqlException or ObjectDisposedException or InvalidOperationException)
        {
            NotRead(log, failed);
        }
    }

    private async Task LookAsync(bool force, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            if (!force && _loaded.LookedAt != default && now - _loaded.LookedAt <= LooksEvery)
            {
                return;
            }

            await using var connection = await database.OpenConnectionAsync(cancellation);
            var (documents, changedAt) = await connection.QuerySingleAsync<(int Documents, DateTimeOffset ChangedAt)>(new("select documents, changed_at from lexicon_state", cancellationToken: cancellation));
            if (!force && changedAt == _loaded.ChangedAt)
            {
                _loaded = _loaded with { LookedAt = now };
                return;
            }

            var words = (await connection.QueryAsync<CountedWord>(new(
                "select word, frequency as documents from lexicon order by frequency desc, word limit @MostWords", new { MostWords }, cancellationToken: cancellation))).AsList();
            _loaded = new(new(words, documents), changedAt, now);
        }
        finally
        {
            _one.Release();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The lexicon could not be read again; the earlier one serves")]
    private static partial void NotRead(ILogger log, Exception failed);

    private sealed record Loaded(Vocabulary Vocabulary, DateTimeOffset ChangedAt, DateTimeOffset LookedAt);
}
