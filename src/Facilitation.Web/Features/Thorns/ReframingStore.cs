using System.Text.Json;
using Dapper;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Store;
using Npgsql;

namespace Facilitation.Web.Features.Thorns;

/// <summary>One answer a thorn received, as it was saved.</summary>
/// <param name="Id">UUIDv7.</param>
/// <param name="Answers">What the author had answered to clarifying questions, masked.</param>
/// <param name="Reframing">The answer.</param>
/// <param name="Precedents">Ids of the documents that were near; who may not see one is not told of it.</param>
/// <param name="CreatedAt">When it was saved.</param>
internal sealed record SavedReframing(Guid Id, IReadOnlyList<ClarifyingAnswer> Answers, Reframing Reframing, IReadOnlyList<Guid> Precedents, DateTimeOffset CreatedAt);

/// <summary>Writes and reads the answers thorns received. Who may see the thorn is decided before, by <see cref="ThornStore"/>.</summary>
internal sealed class ReframingStore(NpgsqlDataSource database)
{
    private const string Select = "select id, answers::text as answers, reframing::text as reframing, precedents, created_at from reframings where thorn_id = @thorn";

    /// <summary>Saves an answer to the thorn as it was read.</summary>
    /// <returns>What is saved: <paramref name="saved"/>, or the answer that came first under the same key.</returns>
    /// <exception cref="ChangedMeanwhileException">The thorn was changed or deleted while the answer was made.</exception>
    public async Task<SavedReframing> AddAsync(Thorn thorn, SavedReframing saved, string? idempotencyKey, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var written = await connection.ExecuteAsync(new("""
            insert into reframings (id, thorn_id, idempotency_key, answers, reframing, precedents, created_at)
            select @Id, t.id, @idempotencyKey, @answers, @reframing, @precedents, @CreatedAt from thorns t where t.id = @thorn and t.version = @Version
            on conflict (thorn_id, idempotency_key) do nothing
            """, new
        {
            saved.Id,
            thorn = thorn.Id,
            thorn.Version,
            idempotencyKey,
            answers = new JsonParameter(saved.Answers),
            reframing = new JsonParameter(saved.Reframing),
            precedents = saved.Precedents.ToArray(),
            saved.CreatedAt,
        }, cancellationToken: cancellation));
        return written == 1 ? saved : await FindByKeyAsync(thorn.Id, idempotencyKey, cancellation) ?? throw new ChangedMeanwhileException();
    }

    /// <returns>The answer saved under this key; <see langword="null"/> when there is none, or no key.</returns>
    public async Task<SavedReframing?> FindByKeyAsync(ThornId thorn, string? idempotencyKey, CancellationToken cancellation)
        => idempotencyKey is null ? null : (await ReadAsync($"{Select} and idempotency_key = @idempotencyKey", new { thorn, idempotencyKey }, cancellation)).SingleOrDefault();

    /// <returns>The answers of a thorn, newest first, at most 20.</returns>
    public Task<IReadOnlyList<SavedReframing>> ListAsync(ThornId thorn, CancellationToken cancellation)
        => ReadAsync($"{Select} order by id desc limit 20", new { thorn }, cancellation);

    private async Task<IReadOnlyList<SavedReframing>> ReadAsync(string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new(sql, parameters, cancellationToken: cancellation));
        return [.. rows.Select(row => new SavedReframing(
            row.Id,
            JsonSerializer.Deserialize<List<ClarifyingAnswer>>(row.Answers, Database.Json)!,
            JsonSerializer.Deserialize<Reframing>(row.Reframing, Database.Json)!,
            row.Precedents,
            row.CreatedAt))];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Answers { get; init; } = "[]";
        public string Reframing { get; init; } = "";
        public Guid[] Precedents { get; init; } = [];
        public DateTimeOffset CreatedAt { get; init; }
    }
}
