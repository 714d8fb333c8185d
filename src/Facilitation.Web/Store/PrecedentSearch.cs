using Dapper;
using Facilitation.Agents.Reframing;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Web.Identity;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>Finds the actions and challenges near a thorn, with what a case-based offer needs of them.</summary>
internal sealed class PrecedentSearch(DocumentSearch memory, NpgsqlDataSource database)
{
    // What a colleague tried is nearer to use than what was asked; reports are read through their action.
    private static readonly DocumentKind[] Kinds = [DocumentKind.Action, DocumentKind.Challenge];

    /// <param name="text">Masked, any length.</param>
    /// <param name="viewer">Who may see what.</param>
    /// <param name="limit">1 to 20.</param>
    /// <param name="keepInside">Whether the text must not go to an outside embedding endpoint.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>Nearest first.</returns>
    public async Task<IReadOnlyList<Precedent>> FindAsync(string text, Viewer viewer, int limit, bool keepInside, CancellationToken cancellation)
    {
        var answer = await memory.SearchAsync(new(text, viewer, Limit: limit, KeepInside: keepInside) { Kinds = Kinds }, cancellation);
        var close = answer.Results.Where(result => result.Close).Select(result => result.Id).ToHashSet();
        return [.. (await ReadAsync([.. answer.Results.Select(result => result.Id)], viewer, cancellation)).Select(precedent => precedent with { Close = close.Contains(precedent.Id) })];
    }

    /// <returns>The documents of these ids that the viewer may see, in the order of <paramref name="ids"/>; all as close ones.</returns>
    public async Task<IReadOnlyList<Precedent>> ReadAsync(IReadOnlyList<Guid> ids, Viewer viewer, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new($"""
            select d.id, d.kind, d.number, d.title, coalesce(a.description, d.body) as body, c.question as challenge_question, c.objective,
                a.hypothesis, coalesce(a.indicators, c.indicators) as indicators, coalesce(a.duration, c.horizon) as duration, d.level, d.grade, d.subject,
                e.worked, e.mixed, e.did_not_work, e.inconclusive
            from unnest(@ids) with ordinality as wanted (id, place)
            join documents d on d.id = wanted.id
            left join actions a on a.id = d.id
            join challenges c on c.id = coalesce(d.challenge_id, d.id)
            cross join lateral ({SearchStatement.Evidence("d", viewer.Member is not null)}) e
            where d.deleted_at is null and {SearchStatement.Visible("d", viewer.Member is not null)}
            order by wanted.place
            """, new { ids = ids.ToArray(), communities = viewer.CommunityIds }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToPrecedent())];
    }

    private sealed class Row
    {
        private const int LongestBody = 1_200;

        public Guid Id { get; init; }
        public string Kind { get; init; } = "";
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public string Body { get; init; } = "";
        public string ChallengeQuestion { get; init; } = "";
        public string? Objective { get; init; }
        public string? Hypothesis { get; init; }
        public string[]? Indicators { get; init; }
        public string? Duration { get; init; }
        public string? Level { get; init; }
        public string? Grade { get; init; }
        public string? Subject { get; init; }
        public int Worked { get; init; }
        public int Mixed { get; init; }
        public int DidNotWork { get; init; }
        public int Inconclusive { get; init; }

        public Precedent ToPrecedent() => new(
            Id, WireName.Parse<DocumentKind>(Kind)!.Value, Number, Title, Body.Length <= LongestBody ? Body : Body[..LongestBody], ChallengeQuestion, Objective,
            Hypothesis, Indicators ?? [], Duration, WireName.Parse<EducationLevel>(Level), Grade, Subject, new(Worked, Mixed, DidNotWork, Inconclusive), Close: true);
    }
}
