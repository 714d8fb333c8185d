using Dapper;
using Facilitation.Domain;
using Facilitation.Domain.Challenges;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Web.Identity;
using Npgsql;

namespace Facilitation.Web.Features.Challenges;

/// <summary>Reads how far challenges have come: their actions, and what the reports the viewer may see say of them.</summary>
internal sealed class ChallengeOverviewStore(NpgsqlDataSource database)
{
    private const string Shared = "in ('community', 'network', 'public')";

    private const string Counts = """
        count(*) filter (where stance = 'worked') as worked, count(*) filter (where stance = 'mixed') as mixed,
        count(*) filter (where stance = 'did_not_work') as did_not_work, count(*) filter (where stance = 'inconclusive') as inconclusive
        """;

    private const string Reports = $"""
        (select r.action_id, coalesce(r.retained_stance, r.declared_stance) as stance from experiment_reports r
         where r.community_id = @Community and not r.safeguarding and (r.visibility {Shared} or r.author_id = @Member))
        """;

    /// <param name="seat">Who reads, and in which community.</param>
    /// <param name="before">Only numbers below this; <see langword="null"/> to start.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>Latest first.</returns>
    public async Task<IReadOnlyList<ChallengeProgress>> ListAsync(Seat seat, int? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new($"""
            select c.number::text as number, c.question as title, c.level, null as grade, c.subject, seen.actions, seen.worked, seen.mixed, seen.did_not_work, seen.inconclusive
            from challenges c
            cross join lateral (
                select count(distinct a.id) as actions, {Counts} from actions a left join {Reports} r on r.action_id = a.id
                where a.challenge_id = c.id and a.visibility {Shared}) seen
            where c.community_id = @Community and (c.visibility {Shared} or c.approved_by = @Member) and (@before::int is null or c.number < @before)
            order by c.number desc limit @limit
            """, new { seat.Community, seat.Member, before, limit }, cancellationToken: cancellation));
        return [.. rows.Select(row => new ChallengeProgress(int.Parse(row.Number, System.Globalization.CultureInfo.InvariantCulture), row.Title, WireName.Parse<EducationLevel>(row.Level), row.Actions, row.Evidence))];
    }

    /// <returns>The actions of a challenge in the order of their numbers; empty when it has none.</returns>
    public async Task<IReadOnlyList<ActionLine>> ListActionsAsync(Seat seat, ChallengeId challenge, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new($"""
            select c.number || '.' || a.number as number, a.title, a.level, a.grade, a.subject, seen.worked, seen.mixed, seen.did_not_work, seen.inconclusive
            from actions a join challenges c on c.id = a.challenge_id
            cross join lateral (select {Counts} from {Reports} r where r.action_id = a.id) seen
            where c.id = @challenge and a.community_id = @Community and a.visibility {Shared}
            order by a.number limit 200
            """, new { seat.Community, seat.Member, challenge = challenge.Value }, cancellationToken: cancellation));
        return [.. rows.Select(row => new ActionLine(row.Number, row.Title, WireName.Parse<EducationLevel>(row.Level), row.Grade, row.Subject, row.Evidence))];
    }

    private sealed class Row
    {
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public string? Level { get; init; }
        public string? Grade { get; init; }
        public string? Subject { get; init; }
        public int Actions { get; init; }
        public int Worked { get; init; }
        public int Mixed { get; init; }
        public int DidNotWork { get; init; }
        public int Inconclusive { get; init; }

        public Evidence Evidence => new(Worked, Mixed, DidNotWork, Inconclusive);
    }
}

/// <summary>A challenge in a list.</summary>
internal sealed record ChallengeProgress(int Number, string Question, EducationLevel? Level, int Actions, Evidence Evidence);

/// <summary>An action below its challenge.</summary>
/// <param name="Number">Such as <c>1.2</c>.</param>
internal sealed record ActionLine(string Number, string Title, EducationLevel? Level, string? Grade, string? Subject, Evidence Evidence);
