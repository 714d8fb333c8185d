using System.Text.Json;
using Dapper;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Npgsql;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Writes syntheses and reads those the viewer may see: members see drafts, observers what was published.</summary>
internal sealed class SynthesisStore(NpgsqlDataSource database)
{
    private const string Shared = "in ('community', 'network', 'public')";

    private const string Columns = """
        y.id, y.challenge_id as challenge, y.action_id as action, y.title, y.language, y.state, y.work, y.created_by, y.approved_by, y.approved_at, y.previous_id as previous,
        y.version, y.created_at
        """;

    private const string Seen = "y.community_id = @community and (@drafts or y.approved_at is not null)";

    /// <returns>The challenge by its number, or the action by one such as <c>1.2</c>; <see langword="null"/> when there is none the community may see.</returns>
    public async Task<SynthesisScope?> FindScopeAsync(Seat seat, string number, CancellationToken cancellation)
    {
        var parts = number.Split('.');
        if (parts.Length > 2 || !int.TryParse(parts[0], out var challenge) || (parts.Length == 2 && !int.TryParse(parts[1], out _)))
        {
            return null;
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<SynthesisScope>(new($"""
            {ScopeColumns} from challenges c left join actions a on a.challenge_id = c.id and a.number = @action and a.visibility {Shared}
            where c.community_id = @Community and c.number = @challenge and c.visibility {Shared} and (@action::int is null or a.id is not null)
            """, new { seat.Community, challenge, action = parts.Length == 2 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : (int?)null }, cancellationToken: cancellation));
    }

    /// <returns>What a synthesis is about.</returns>
    public async Task<SynthesisScope> ScopeOfAsync(Synthesis synthesis, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<SynthesisScope>(new(
            $"{ScopeColumns} from challenges c left join actions a on a.id = @Action where c.id = @Challenge", new { synthesis.Challenge, synthesis.Action }, cancellationToken: cancellation));
    }

    private const string ScopeColumns = """
        select c.id as "Challenge", c.number as "ChallengeNumber", c.question as "Question", a.id as "Action", case when a.id is not null then c.number || '.' || a.number end as "ActionNumber",
            a.title as "ActionTitle", a.description as "ActionDescription"
        """;

    /// <summary>Writes a draft with the reports it will read; what an earlier synthesis has read of them already is taken over.</summary>
    /// <param name="seat">Whose draft.</param>
    /// <param name="synthesis">The draft.</param>
    /// <param name="reports">In the order by which it numbers them.</param>
    /// <param name="reusableMode">Whose readings are taken over; <see langword="null"/> for any.</param>
    /// <param name="insteadOf">A draft that gives way to it.</param>
    /// <param name="cancellation">Stops the write; nothing of it is kept.</param>
    /// <returns>The id of the draft: of this one, or of the one that was there already.</returns>
    public async Task<(SynthesisId Id, bool IsNew)> AddAsync(Seat seat, Synthesis synthesis, IReadOnlyList<ListedReport> reports, string? reusableMode, SynthesisId? insteadOf, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new("update syntheses set state = 'superseded', work = 'done', version = version + 1, updated_at = @CreatedAt where id = @old and state = 'draft'",
            new { old = insteadOf?.Value, synthesis.CreatedAt }, transaction, cancellationToken: cancellation));
        var added = await connection.ExecuteAsync(new("""
            insert into syntheses (id, community_id, challenge_id, action_id, title, language, created_by, previous_id, worked_at, created_at, updated_at)
            values (@Id, @community, @Challenge, @Action, @Title, @Language, @CreatedBy, @Previous, @CreatedAt, @CreatedAt, @CreatedAt)
            on conflict (challenge_id, coalesce(action_id, challenge_id)) where state = 'draft' do nothing
            """, new { Id = synthesis.Id.Value, community = seat.Community, synthesis.Challenge, synthesis.Action, synthesis.Title, synthesis.Language, synthesis.CreatedBy, Previous = synthesis.Previous?.Value, synthesis.CreatedAt },
            transaction, cancellationToken: cancellation));
        if (added == 0)
        {
            return (new(await connection.ExecuteScalarAsync<Guid>(new(
                "select id from syntheses where challenge_id = @Challenge and coalesce(action_id, challenge_id) = coalesce(@Action, @Challenge) and state = 'draft'",
                new { synthesis.Challenge, synthesis.Action }, transaction, cancellationToken: cancellation))), false);
        }

        await connection.ExecuteAsync(new("""
            insert into synthesis_reports (synthesis_id, report_id, place, version, apart)
            select @id, * from unnest(@ids, @places, @versions, @apart);
            insert into synthesis_steps (synthesis_id, kind, key, place, report_version)
            select @id, 'read', report_id::text, place, version from synthesis_reports where synthesis_id = @id and apart is null;
            -- The latest reading of the same version of the same report, for the same question: it was paid for.
            update synthesis_steps s set state = 'done', result = earlier.result, mode = earlier.mode, model = earlier.model, prompt_version = earlier.prompt_version, outcome = earlier.outcome, reused = true
            from (select distinct on (e.key, e.report_version) e.key, e.report_version, e.result, e.mode, e.model, e.prompt_version, e.outcome
                  from synthesis_steps e join syntheses y on y.id = e.synthesis_id
                  where y.challenge_id = @Challenge and y.action_id is not distinct from @Action and y.id <> @id and e.kind = 'read' and e.state = 'done' and e.result is not null
                    and (@reusableMode::text is null or e.mode = @reusableMode)
                  order by e.key, e.report_version, y.created_at desc) earlier
            where s.synthesis_id = @id and s.kind = 'read' and s.key = earlier.key and s.report_version = earlier.report_version;
            insert into refused_sentences (id, synthesis_id, step_kind, step_key, place, text, faults)
            select gen_random_uuid(), @id, r.step_kind, r.step_key, r.place, r.text, r.faults
            from synthesis_steps s cross join lateral (
                select f.* from refused_sentences f join syntheses y on y.id = f.synthesis_id
                where y.id = @previous and f.step_kind = 'read' and f.step_key = s.key) r
            where s.synthesis_id = @id and s.kind = 'read' and s.reused;
            update synthesis_reports r set instruction = coalesce((s.result ->> 'holdsInstruction')::boolean, false)
            from synthesis_steps s where s.synthesis_id = @id and r.synthesis_id = @id and s.reused and s.key = r.report_id::text
            """, new
        {
            id = synthesis.Id.Value,
            previous = synthesis.Previous?.Value,
            synthesis.Challenge,
            synthesis.Action,
            reusableMode,
            ids = reports.Select(report => report.Report).ToArray(),
            places = Enumerable.Range(1, reports.Count).ToArray(),
            versions = reports.Select(report => report.Version).ToArray(),
            apart = reports.Select(report => report.Apart).ToArray(),
        }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return (synthesis.Id, true);
    }

    /// <returns><see langword="null"/> when the community has none by that id that the viewer may see.</returns>
    public async Task<Synthesis?> FindAsync(Seat seat, SynthesisId id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<SynthesisRow>(new($"select {Columns} from syntheses y where y.id = @id and {Seen}", Parameters(seat, id), cancellationToken: cancellation));
        return row?.ToSynthesis();
    }

    /// <summary>Latest first.</summary>
    /// <param name="seat">Who reads, and in which community.</param>
    /// <param name="before">Only those made before this one; <see langword="null"/> to start.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<SynthesisLine>> ListAsync(Seat seat, SynthesisId? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<SynthesisLineRow>(new($"""
            select {Columns}, c.number as challenge_number, c.question, case when a.id is not null then c.number || '.' || a.number end as action_number, a.title as action_title,
                (select count(*) from synthesis_reports r where r.synthesis_id = y.id and r.apart is null) as reports,
                (select count(*) from findings f where f.synthesis_id = y.id and f.decision = 'accepted') as accepted,
                (select count(*) from findings f where f.synthesis_id = y.id and f.decision = 'pending') as pending
            from syntheses y join challenges c on c.id = y.challenge_id left join actions a on a.id = y.action_id
            where {Seen} and (@before::uuid is null or y.id < @before)
            order by y.id desc limit @limit
            """, new { community = seat.Community, drafts = seat.Role >= MemberRole.Member, before = before?.Value, limit }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToLine())];
    }

    /// <returns>The draft of a scope; <see langword="null"/> when there is none.</returns>
    public async Task<Guid?> FindDraftAsync(SynthesisScope scope, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<Guid?>(new("select id from syntheses where challenge_id = @Challenge and action_id is not distinct from @Action and state = 'draft'",
            new { scope.Challenge, scope.Action }, cancellationToken: cancellation));
    }

    /// <summary>The versions of the same scope that the viewer may see, latest first.</summary>
    public async Task<IReadOnlyList<Synthesis>> ListVersionsAsync(Seat seat, Synthesis of, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<SynthesisRow>(new(
            $"select {Columns} from syntheses y where y.challenge_id = @Challenge and y.action_id is not distinct from @Action and {Seen} order by y.id desc limit 50",
            new { of.Challenge, of.Action, community = seat.Community, drafts = seat.Role >= MemberRole.Member }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToSynthesis())];
    }

    /// <summary>Stops the steps, or lets them go on where they were. One that is under way ends and is kept.</summary>
    /// <returns>Whether there is such a draft whose work is not done.</returns>
    public async Task<bool> SetWorkAsync(Seat seat, SynthesisId id, SynthesisWork work, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new("""
            update syntheses set work = @work, updated_at = now() where id = @id and community_id = @Community and state = 'draft' and work <> 'done'
            """, new { id = id.Value, seat.Community, work = WireName.Of(work) }, cancellationToken: cancellation)) > 0;
    }

    /// <summary>Throws a draft away.</summary>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>, or no draft.</exception>
    public async Task DeleteAsync(Seat seat, SynthesisId id, int version, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.ExecuteAsync(new("delete from syntheses where id = @id and community_id = @Community and state = 'draft' and version = @version",
            new { id = id.Value, seat.Community, version }, cancellationToken: cancellation)) == 0)
        {
            throw new ChangedMeanwhileException();
        }
    }

    /// <summary>Publishes a draft: the version before it is superseded, and the memory finds the new one at once.</summary>
    /// <exception cref="ChangedMeanwhileException">It is no longer at the version of <paramref name="approved"/>.</exception>
    public async Task PublishAsync(Seat seat, Synthesis approved, SynthesisOrigin origin, Document document, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteAsync(new("""
            update syntheses set state = 'published', work = 'done', origin = @origin, approved_by = @ApprovedBy, approved_at = @ApprovedAt, version = version + 1, updated_at = @ApprovedAt
            where id = @id and community_id = @Community and state = 'draft' and work <> 'running' and version = @Version
            """, new { id = approved.Id.Value, seat.Community, origin = new JsonParameter(origin), approved.ApprovedBy, approved.ApprovedAt, approved.Version }, transaction, cancellationToken: cancellation)) == 0)
        {
            throw new ChangedMeanwhileException();
        }

        var earlier = await connection.QueryAsync<Guid>(new("""
            update syntheses set state = 'superseded', version = version + 1, updated_at = @ApprovedAt
            where challenge_id = @Challenge and action_id is not distinct from @Action and state = 'published' and id <> @id returning id
            """, new { id = approved.Id.Value, approved.Challenge, approved.Action, approved.ApprovedAt }, transaction, cancellationToken: cancellation));
        foreach (var superseded in earlier)
        {
            await DocumentWriter.RemoveAsync(connection, transaction, superseded, cancellation);
        }

        await DocumentWriter.UpsertAsync(connection, transaction, document, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <returns>Who worded an approved synthesis; <see langword="null"/> for a draft.</returns>
    public async Task<SynthesisOrigin?> FindOriginAsync(SynthesisId id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<string?>(new("select origin::text from syntheses where id = @id", new { id = id.Value }, cancellationToken: cancellation)) is { } origin
            ? JsonSerializer.Deserialize<SynthesisOrigin>(origin, Database.Json) : null;
    }

    private static object Parameters(Seat seat, SynthesisId id) => new { id = id.Value, community = seat.Community, drafts = seat.Role >= MemberRole.Member };
}
