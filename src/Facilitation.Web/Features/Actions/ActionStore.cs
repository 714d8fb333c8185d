using Dapper;
using Facilitation.Domain;
using Facilitation.Domain.Actions;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Web.Identity;
using Npgsql;

namespace Facilitation.Web.Features.Actions;

/// <summary>Reads actions and the reports of those who tried them, as far as the viewer may see them.</summary>
internal sealed class ActionStore(NpgsqlDataSource database)
{
    private const string Shared = "in ('community', 'network', 'public')";
    private const string Select = $"""
        select a.id, c.number || '.' || a.number as number, c.question as challenge_question, a.title, a.description, a.context, a.level, a.grade, a.subject,
            a.hypothesis, a.indicators, a.duration, a.conditions, a.keywords, a.ai_used, a.school_year, a.visibility, a.version
        from actions a join challenges c on c.id = a.challenge_id
        where a.community_id = @Community and a.visibility {Shared}
        """;

    /// <returns>The action, or <see langword="null"/> when there is none by that number, such as <c>1.2</c>.</returns>
    public async Task<TrialAction?> FindAsync(Seat seat, string number, CancellationToken cancellation)
    {
        if (number.Split('.') is not [var first, var second] || !int.TryParse(first, out var challenge) || !int.TryParse(second, out var action))
        {
            return null;
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new($"{Select} and c.number = @challenge and a.number = @action", new { seat.Community, challenge, action }, cancellationToken: cancellation));
        return row?.ToAction();
    }

    /// <returns>The actions of a challenge in the order of their numbers; empty when it has none.</returns>
    public async Task<IReadOnlyList<TrialAction>> ListAsync(Seat seat, int challenge, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(new($"{Select} and c.number = @challenge order by a.number limit 500", new { seat.Community, challenge }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToAction())];
    }

    /// <returns>The reports on one action, latest first; empty when there are none.</returns>
    public async Task<IReadOnlyList<ExperimentReport>> ListReportsAsync(Seat seat, Guid action, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ReportRow>(new($"""
            select r.id, c.number || '.' || a.number as action_number, r.narrative, r.tried_on, r.author_role, r.level, r.grade, r.subject, r.setting,
                r.student_count, r.declared_stance, r.retained_stance, r.author_id as author, r.safeguarding, r.visibility, r.version
            from experiment_reports r join actions a on a.id = r.action_id join challenges c on c.id = a.challenge_id
            where r.action_id = @action and r.community_id = @Community and ((r.visibility {Shared} and not r.safeguarding) or r.author_id = @Member)
            order by coalesce(r.tried_on, r.created_at::date) desc, r.id desc limit 500
            """, new { seat.Community, seat.Member, action }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToReport())];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Number { get; init; } = "";
        public string ChallengeQuestion { get; init; } = "";
        public string Title { get; init; } = "";
        public string Description { get; init; } = "";
        public string? Context { get; init; }
        public string? Level { get; init; }
        public string? Grade { get; init; }
        public string? Subject { get; init; }
        public string? Hypothesis { get; init; }
        public string[] Indicators { get; init; } = [];
        public string? Duration { get; init; }
        public string[] Conditions { get; init; } = [];
        public string[] Keywords { get; init; } = [];
        public bool? AiUsed { get; init; }
        public string? SchoolYear { get; init; }
        public string Visibility { get; init; } = "";
        public int Version { get; init; }

        public TrialAction ToAction() => new()
        {
            Id = Id,
            Number = Number,
            ChallengeQuestion = ChallengeQuestion,
            Title = Title,
            Description = Description,
            Context = Context,
            Level = WireName.Parse<EducationLevel>(Level),
            Grade = Grade,
            Subject = Subject,
            Hypothesis = Hypothesis,
            Indicators = Indicators,
            Duration = Duration,
            Conditions = Conditions,
            Keywords = Keywords,
            AiUsed = AiUsed,
            SchoolYear = SchoolYear,
            Visibility = WireName.Parse<Visibility>(Visibility) ?? Domain.Communities.Visibility.Community,
            Version = Version,
        };
    }

    private sealed class ReportRow
    {
        public Guid Id { get; init; }
        public string ActionNumber { get; init; } = "";
        public string Narrative { get; init; } = "";
        public DateOnly? TriedOn { get; init; }
        public string? AuthorRole { get; init; }
        public string? Level { get; init; }
        public string? Grade { get; init; }
        public string? Subject { get; init; }
        public string? Setting { get; init; }
        public int? StudentCount { get; init; }
        public string? DeclaredStance { get; init; }
        public string? RetainedStance { get; init; }
        public MemberId? Author { get; init; }
        public bool Safeguarding { get; init; }
        public string Visibility { get; init; } = "";
        public int Version { get; init; }

        public ExperimentReport ToReport() => new()
        {
            Id = Id,
            ActionNumber = ActionNumber,
            Narrative = Narrative,
            TriedOn = TriedOn,
            AuthorRole = AuthorRole,
            Level = WireName.Parse<EducationLevel>(Level),
            Grade = Grade,
            Subject = Subject,
            Setting = Setting,
            StudentCount = StudentCount,
            DeclaredStance = WireName.Parse<ReportStance>(DeclaredStance),
            RetainedStance = WireName.Parse<ReportStance>(RetainedStance),
            Author = Author,
            Safeguarding = Safeguarding,
            Visibility = WireName.Parse<Visibility>(Visibility) ?? Domain.Communities.Visibility.Community,
            Version = Version,
        };
    }
}
