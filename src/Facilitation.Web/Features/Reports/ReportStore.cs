using System.Text.Json;
using Dapper;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Npgsql;

namespace Facilitation.Web.Features.Reports;

/// <summary>A report with the action it is about.</summary>
internal sealed record PlacedReport(ExperimentReport Report, ReportPlace Place);

/// <summary>Writes reports with their document in the memory and their former versions, and reads those the viewer may see.</summary>
internal sealed class ReportStore(NpgsqlDataSource database)
{
    /// <summary>The name of reports among former versions.</summary>
    public const string Kind = "report";

    private const string Shared = "in ('community', 'network', 'public')";

    // A report under safeguarding is its author's alone, whatever else holds.
    private const string Select = $"""
        select r.id, r.author_id as author, r.tried_on, r.author_role, r.level, r.grade, r.subject, r.setting, r.student_count, r.declared_stance, r.retained_stance,
            r.narrative, r.done, r.deviations, r.data_collected, r.observations, r.analysis, r.limitations, r.favourable, r.unfavourable, r.decision, r.advice,
            r.masks::text as masks, r.unmasked_person, r.safeguarding, r.visibility, r.version, r.created_at, r.updated_at,
            a.id as action, c.number || '.' || a.number as action_number, a.title as action_title, a.visibility as action_visibility,
            c.id as challenge, c.question, c.visibility as challenge_visibility
        from experiment_reports r join actions a on a.id = r.action_id join challenges c on c.id = a.challenge_id
        where r.community_id = @Community and (r.author_id = @Member or (not r.safeguarding and r.visibility {Shared} and a.visibility {Shared}))
        """;

    /// <returns>The action a report would be about; <see langword="null"/> when there is none by that number, such as <c>1.2</c>.</returns>
    public async Task<TriedAction?> FindActionAsync(Seat seat, string number, CancellationToken cancellation)
    {
        if (number.Split('.') is not [var first, var second] || !int.TryParse(first, out var challenge) || !int.TryParse(second, out var action))
        {
            return null;
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<TriedAction>(new($"""
            select a.id, c.number || '.' || a.number as number, a.title, a.description, a.indicators, c.question
            from actions a join challenges c on c.id = a.challenge_id
            where a.community_id = @Community and a.visibility {Shared} and c.number = @challenge and a.number = @action
            """, new { seat.Community, challenge, action }, cancellationToken: cancellation));
    }

    /// <returns>The report, or <see langword="null"/> when the community has none by that id that the viewer may see.</returns>
    public async Task<PlacedReport?> FindAsync(Seat seat, Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await FindAsync(connection, null, seat, id, cancellation);
    }

    /// <param name="seat">Who reads, and in which community.</param>
    /// <param name="action">The id of the action they are about.</param>
    /// <param name="before">Only those written before this id; <see langword="null"/> to start.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>Written last first.</returns>
    public async Task<IReadOnlyList<ExperimentReport>> ListAsync(Seat seat, Guid action, Guid? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ReportRow>(new($"{Select} and a.id = @action and (@before::uuid is null or r.id < @before) order by r.id desc limit @limit",
            new { seat.Community, seat.Member, action, before, limit }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToReport())];
    }

    /// <returns>What all reports on an action say of it, those the viewer may see.</returns>
    public async Task<Evidence> CountAsync(Seat seat, Guid action, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<Evidence>(new($"""
            select count(*) filter (where stance = 'worked')::int as worked, count(*) filter (where stance = 'mixed')::int as mixed,
                count(*) filter (where stance = 'did_not_work')::int as did_not_work, count(*) filter (where stance = 'inconclusive')::int as inconclusive
            from (select coalesce(r.retained_stance, r.declared_stance) as stance from experiment_reports r
                where r.action_id = @action and r.community_id = @Community and not r.safeguarding and (r.visibility {Shared} or r.author_id = @Member)) seen
            """, new { seat.Community, seat.Member, action }, cancellationToken: cancellation));
    }

    /// <summary>Adds a report and makes it findable at once.</summary>
    /// <returns>As stored.</returns>
    public async Task<PlacedReport> AddAsync(Seat seat, ExperimentReport report, Guid action, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var parameters = Parameters(seat, report);
        parameters.Add("action", action);
        await connection.ExecuteAsync(new("""
            insert into experiment_reports (id, community_id, action_id, author_id, tried_on, author_role, level, grade, subject, setting, student_count, declared_stance,
                narrative, done, deviations, data_collected, observations, analysis, limitations, favourable, unfavourable, decision, advice,
                masks, unmasked_person, safeguarding_since, visibility, created_at, updated_at)
            values (@Id, @Community, @action, @Member, @triedOn::date, @AuthorRole, @level, @Grade, @Subject, @Setting, @StudentCount, @stance,
                @Narrative, @Done, @Deviations, @DataCollected, @Observations, @Analysis, @Limitations, @Favourable, @Unfavourable, @decision, @Advice,
                @masks, @HasUnmaskedPerson, @safeguardingSince, @visibility, @UpdatedAt, @UpdatedAt)
            """, parameters, transaction, cancellationToken: cancellation));
        return await SettleAsync(connection, transaction, seat, report.Id, cancellation);
    }

    /// <summary>Replaces the content of a report of this author; what it said before stays among its former versions.</summary>
    /// <param name="seat">Its author.</param>
    /// <param name="id">Which report.</param>
    /// <param name="words">The new content.</param>
    /// <param name="version">The version it was made from.</param>
    /// <param name="cancellation">Stops the change; nothing of it is kept.</param>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public async Task<PlacedReport> ReplaceAsync(Seat seat, Guid id, ExperimentReport words, int version, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await FindAsync(connection, transaction, seat, id, cancellation) is { } present && present.Report.Version == version)
        {
            // A file, or the version before histories were kept, may have left no trace of what it says now.
            await RevisionLog.AddAsync(connection, transaction, seat.Community, Of(present.Report), cancellation);
        }

        var parameters = Parameters(seat, words);
        parameters.Add("id", id);
        parameters.Add("version", version);
        if (await connection.ExecuteAsync(new("""
            update experiment_reports set tried_on = @triedOn::date, author_role = @AuthorRole, level = @level, grade = @Grade, subject = @Subject, setting = @Setting,
                student_count = @StudentCount, declared_stance = @stance, narrative = @Narrative, done = @Done, deviations = @Deviations, data_collected = @DataCollected,
                observations = @Observations, analysis = @Analysis, limitations = @Limitations, favourable = @Favourable, unfavourable = @Unfavourable,
                decision = @decision, advice = @Advice, masks = @masks, unmasked_person = @HasUnmaskedPerson,
                safeguarding_since = coalesce(safeguarding_since, @safeguardingSince),
                visibility = case when @visibility = 'private' or safeguarding_since is not null then 'private' when visibility = 'private' then @visibility else visibility end,
                version = version + 1, updated_at = @UpdatedAt
            where id = @id and community_id = @Community and author_id = @Member and version = @version
            """, parameters, transaction, cancellationToken: cancellation)) == 0)
        {
            throw new ChangedMeanwhileException();
        }

        return await SettleAsync(connection, transaction, seat, id, cancellation);
    }

    /// <summary>Deletes a report of this author with its former versions, and takes it out of the memory.</summary>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public async Task DeleteAsync(Seat seat, Guid id, int version, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteAsync(new("delete from experiment_reports where id = @id and community_id = @Community and author_id = @Member and version = @version",
            new { id, seat.Community, seat.Member, version }, transaction, cancellationToken: cancellation)) == 0)
        {
            throw new ChangedMeanwhileException();
        }

        await RevisionLog.RemoveAsync(connection, transaction, Kind, id, cancellation);
        await DocumentWriter.RemoveAsync(connection, transaction, id, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // What was written is kept as a version and shown by the memory, or by neither.
    private static async Task<PlacedReport> SettleAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Seat seat, Guid id, CancellationToken cancellation)
    {
        var stored = await FindAsync(connection, transaction, seat, id, cancellation) ?? throw new ChangedMeanwhileException();
        await RevisionLog.AddAsync(connection, transaction, seat.Community, Of(stored.Report), cancellation);
        await ReportDocument.WriteAsync(connection, transaction, seat.Community, stored.Report, stored.Place, cancellation);
        await transaction.CommitAsync(cancellation);
        return stored;
    }

    private static async Task<PlacedReport?> FindAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, Seat seat, Guid id, CancellationToken cancellation)
    {
        var row = await connection.QuerySingleOrDefaultAsync<ReportRow>(new($"{Select} and r.id = @id", new { seat.Community, seat.Member, id }, transaction, cancellationToken: cancellation));
        return row is null ? null : new(row.ToReport(), row.ToPlace());
    }

    private static Revision Of(ExperimentReport report) => new(
        Kind, report.Id, report.Version, JsonSerializer.SerializeToElement(report.Content(), Database.Json), report.Author,
        Restricted: report.Visibility == Visibility.Private, report.UpdatedAt);

    private static DynamicParameters Parameters(Seat seat, ExperimentReport report) => new(new
    {
        report.Id,
        seat.Community,
        seat.Member,
        triedOn = report.TriedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        report.AuthorRole,
        level = report.Level is { } level ? WireName.Of(level) : null,
        report.Grade,
        report.Subject,
        report.Setting,
        report.StudentCount,
        stance = report.DeclaredStance is { } stance ? WireName.Of(stance) : null,
        report.Narrative,
        report.Done,
        report.Deviations,
        report.DataCollected,
        report.Observations,
        report.Analysis,
        report.Limitations,
        report.Favourable,
        report.Unfavourable,
        decision = report.Decision is { } decision ? WireName.Of(decision) : null,
        report.Advice,
        masks = new JsonParameter(report.Masks),
        report.HasUnmaskedPerson,
        safeguardingSince = report.Safeguarding ? report.UpdatedAt : (DateTimeOffset?)null,
        visibility = WireName.Of(report.Visibility),
        report.UpdatedAt,
    });
}

/// <summary>What somebody who tells of an action wants to have before them.</summary>
internal sealed class TriedAction
{
    public Guid Id { get; init; }
    public string Number { get; init; } = "";
    public string Title { get; init; } = "";
    public string Description { get; init; } = "";
    public string[] Indicators { get; init; } = [];
    public string Question { get; init; } = "";
}
