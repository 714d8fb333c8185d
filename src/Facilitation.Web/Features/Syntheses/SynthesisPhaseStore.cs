using System.Text.Json;
using Dapper;
using Facilitation.Agents.Synthesising;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Store;
using Npgsql;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Leads a synthesis from one kind of steps to the next once all of a kind ended: read, then draw from groups made in code, then close.</summary>
internal sealed class SynthesisPhaseStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Leads the next synthesis on that has no step left of its present kind. Every worker may ask: the one that comes first does it.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> AdvanceAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var ready = await connection.QuerySingleOrDefaultAsync<ReadyRow>(new("""
            select y.id, y.phase, y.previous_id as previous, y.challenge_id as challenge, y.action_id as action, y.community_id as community from syntheses y
            where y.state = 'draft' and y.work = 'running'
              and not exists (select from synthesis_steps s where s.synthesis_id = y.id and s.kind = y.phase and s.state in ('due', 'leased'))
            order by y.worked_at limit 1 for update of y skip locked
            """, transaction: transaction, cancellationToken: cancellation));
        if (ready is null)
        {
            return false;
        }

        switch (ready.Phase)
        {
            case "read":
                await PlanDrawingAsync(connection, transaction, ready, cancellation);
                break;
            case "draw":
                await connection.ExecuteAsync(new("""
                    insert into synthesis_steps (synthesis_id, kind, key, place) values (@id, 'close', 'close', 0) on conflict do nothing;
                    update syntheses set phase = 'close' where id = @id
                    """, new { id = ready.Id.Value }, transaction, cancellationToken: cancellation));
                break;
            default:
                await connection.ExecuteAsync(new("update syntheses set work = 'done', updated_at = now() where id = @id", new { id = ready.Id.Value }, transaction, cancellationToken: cancellation));
                break;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task PlanDrawingAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, ReadyRow ready, CancellationToken cancellation)
    {
        // One reading at a time: of 200 reports only the observations stay.
        List<Observation> observations = [];
        await foreach (var reading in connection.QueryUnbufferedAsync<string>("""
            select result::text from synthesis_steps where synthesis_id = @id and kind = 'read' and state = 'done' and result is not null order by place
            """, new { id = ready.Id.Value }, transaction).WithCancellation(cancellation))
        {
            observations.AddRange(JsonSerializer.Deserialize<ReportReading>(reading, Database.Json)!.Observations);
        }

        var place = 0;
        foreach (var group in ObservationGroups.Of(observations, await PlacesOfAsync(connection, transaction, ready, cancellation)))
        {
            await connection.ExecuteAsync(new("insert into synthesis_steps (synthesis_id, kind, key, place, input) values (@id, 'draw', @Key, @place, @input) on conflict do nothing",
                new { id = ready.Id.Value, group.Key, place = place++, input = new JsonParameter(group) }, transaction, cancellationToken: cancellation));
        }

        if (ready.Previous is { } previous)
        {
            await FindingStore.TakeOverAsync(connection, transaction, ready.Id, previous, clock.GetUtcNow(), cancellation);
        }

        await connection.ExecuteAsync(new("update syntheses set phase = 'draw' where id = @id", new { id = ready.Id.Value }, transaction, cancellationToken: cancellation));
    }

    // Where a report names no condition its level or grade stands for one: of its text nothing is needed.
    private static async Task<List<SourceReport>> PlacesOfAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, ReadyRow ready, CancellationToken cancellation)
        => (await connection.QueryAsync<(Guid Id, int Version, string? Level, string? Grade)>(new("""
            select r.id, r.version, r.level, r.grade from experiment_reports r join synthesis_reports l on l.report_id = r.id where l.synthesis_id = @id and r.community_id = @Community
            """, new { id = ready.Id.Value, ready.Community }, transaction, cancellationToken: cancellation)))
            .Select(row => new SourceReport { Id = row.Id, Version = row.Version, ActionNumber = "", Passages = [], Level = WireName.Parse<EducationLevel>(row.Level), Grade = row.Grade }).ToList();

    private sealed class ReadyRow
    {
        public SynthesisId Id { get; init; }
        public string Phase { get; init; } = "";
        public SynthesisId? Previous { get; init; }
        public Guid Challenge { get; init; }
        public Guid? Action { get; init; }
        public CommunityId Community { get; init; }
    }
}
