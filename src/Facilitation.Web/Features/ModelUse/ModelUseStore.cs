using Dapper;
using Facilitation.Domain.Communities;
using Npgsql;

namespace Facilitation.Web.Features.ModelUse;

/// <summary>Reads how often a community's members had a model asked. The texts themselves are written down nowhere.</summary>
internal sealed class ModelUseStore(NpgsqlDataSource database)
{
    /// <param name="community">Whose calls.</param>
    /// <param name="now">Any moment of the month, which starts where the community lives.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>One row for each model and outcome of the month; empty when no model was asked.</returns>
    public async Task<IReadOnlyList<ModelUse>> ThisMonthAsync(CommunityId community, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<ModelUse>(new("""
            select m.model, m.outcome, count(*) as calls, sum(m.input_tokens + m.output_tokens)::bigint as tokens, sum(m.masked_count)::bigint as masked
            from model_calls m join communities c on c.id = m.community_id
            where c.id = @community and m.created_at >= date_trunc('month', @now at time zone c.time_zone) at time zone c.time_zone
            group by m.model, m.outcome order by m.model, calls desc
            """, new { community, now }, cancellationToken: cancellation))];
    }
}

/// <param name="Model">The model or deployment asked.</param>
/// <param name="Outcome">As <c>IModelLedger</c> spells it.</param>
/// <param name="Calls">How many times.</param>
/// <param name="Tokens">Sent and received together.</param>
/// <param name="Masked">How many passages were masked in what was sent.</param>
internal sealed record ModelUse(string Model, string Outcome, long Calls, long Tokens, long Masked);
