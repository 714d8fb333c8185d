using Dapper;
using Facilitation.Agents.Models;
using Facilitation.Domain.Communities;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>Calls to a model, written down without their text and counted by community and day.</summary>
internal sealed partial class ModelLedger(NpgsqlDataSource database, TimeProvider clock, ILogger<ModelLedger> log) : IModelLedger
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<long> TokensTodayAsync(CommunityId community, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            select coalesce(sum(input_tokens + output_tokens), 0)::bigint from model_calls
            where community_id = @community and created_at >= (
                select date_trunc('day', @now at time zone time_zone) at time zone time_zone from communities where id = @community)
            """,
            new { community, now = clock.GetUtcNow() },
            cancellationToken: cancellation));
    }

    public async Task RecordAsync(ModelCall call, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await using var connection = await database.OpenConnectionAsync(patience.Token);
            await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into model_calls (id, community_id, agent, prompt_version, provider, model, input_tokens, output_tokens, requests, duration, outcome, masked_count, created_at)
                values (@id, @Community, @Agent, @PromptVersion, @Provider, @Model, @InputTokens, @OutputTokens, @Requests, @Duration, @Outcome, @MaskedCount, @now)
                """,
                new
                {
                    id = Guid.CreateVersion7(),
                    call.Community,
                    call.Agent,
                    call.PromptVersion,
                    call.Provider,
                    call.Model,
                    call.InputTokens,
                    call.OutputTokens,
                    call.Requests,
                    call.Duration,
                    call.Outcome,
                    call.MaskedCount,
                    now = clock.GetUtcNow(),
                },
                cancellationToken: patience.Token));
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            // The answer matters more than its bookkeeping.
            NotWritten(failure.GetType().Name, call.Outcome);
        }
    }

    [LoggerMessage(LogLevel.Error, "A call to the model could not be written down ({Failure}); its outcome was {Outcome}")]
    private partial void NotWritten(string failure, string outcome);
}
