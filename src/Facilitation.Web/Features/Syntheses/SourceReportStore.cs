using Dapper;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;
using Npgsql;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A report as a synthesis reads and shows it.</summary>
/// <param name="Source">Its words and fields.</param>
/// <param name="ActionTitle">What was tried.</param>
/// <param name="TriedOn"><see langword="null"/> when not said.</param>
/// <param name="AuthorRole">Such as « professeure d'anglais »; never a name.</param>
internal sealed record SharedReport(SourceReport Source, string ActionTitle, DateOnly? TriedOn, string? AuthorRole)
{
    public Guid Id => Source.Id;
}

/// <summary>Reads the reports a synthesis may read: those their community sees. One that names somebody or may reveal a child in danger is private by rule.</summary>
internal sealed class SourceReportStore(NpgsqlDataSource database)
{
    /// <summary>The most reports one synthesis reads.</summary>
    public const int Most = 1_000;

    private const string Shared = "in ('community', 'network', 'public')";

    private const string Select = $"""
        select r.id, r.version, c.number || '.' || a.number as action_number, a.title as action_title, r.tried_on, r.author_role, r.level, r.grade, r.subject, r.setting,
            r.student_count, r.declared_stance, r.retained_stance, r.narrative, r.done, r.deviations, r.data_collected, r.observations, r.analysis, r.limitations,
            r.favourable, r.unfavourable, r.advice
        from experiment_reports r join actions a on a.id = r.action_id join challenges c on c.id = a.challenge_id
        where r.community_id = @community and r.visibility {Shared} and a.visibility {Shared}
        """;

    /// <summary>The reports of a scope in the order a synthesis numbers them, one by one.</summary>
    public IAsyncEnumerable<SharedReport> StreamAsync(CommunityId community, SynthesisScope scope, CancellationToken cancellation)
        => StreamAsync($"{Select} and c.id = @Challenge and (@Action::uuid is null or a.id = @Action) order by a.number, r.tried_on nulls last, r.id limit {Most}",
            new { community = community.Value, scope.Challenge, scope.Action }, cancellation);

    /// <summary>Which reports a scope has, each with its version; nothing of their words.</summary>
    public async IAsyncEnumerable<(Guid Id, int Version)> StreamVersionsAsync(CommunityId community, SynthesisScope scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await foreach (var row in connection.QueryUnbufferedAsync<(Guid, int)>($"""
            select r.id, r.version from experiment_reports r join actions a on a.id = r.action_id
            where r.community_id = @community and r.visibility {Shared} and a.visibility {Shared} and a.challenge_id = @Challenge and (@Action::uuid is null or a.id = @Action) limit {Most}
            """, new { community = community.Value, scope.Challenge, scope.Action }).WithCancellation(cancellation))
        {
            yield return row;
        }
    }

    /// <returns>Those of these reports that are still there for the community; the others are missing.</returns>
    public async Task<IReadOnlyDictionary<Guid, SharedReport>> FindAsync(CommunityId community, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, SharedReport>();
        if (ids.Count > 0)
        {
            await foreach (var report in StreamAsync($"{Select} and r.id = any(@ids)", new { community = community.Value, ids = ids.ToArray() }, cancellation))
            {
                found[report.Id] = report;
            }
        }

        return found;
    }

    private async IAsyncEnumerable<SharedReport> StreamAsync(string sql, object parameters, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await foreach (var row in connection.QueryUnbufferedAsync<Row>(sql, parameters).WithCancellation(cancellation))
        {
            yield return row.ToReport();
        }
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public int Version { get; init; }
        public string ActionNumber { get; init; } = "";
        public string ActionTitle { get; init; } = "";
        public DateOnly? TriedOn { get; init; }
        public string? AuthorRole { get; init; }
        public string? Level { get; init; }
        public string? Grade { get; init; }
        public string? Subject { get; init; }
        public string? Setting { get; init; }
        public int? StudentCount { get; init; }
        public string? DeclaredStance { get; init; }
        public string? RetainedStance { get; init; }
        public string? Narrative { get; init; }
        public string? Done { get; init; }
        public string? Deviations { get; init; }
        public string? DataCollected { get; init; }
        public string? Observations { get; init; }
        public string? Analysis { get; init; }
        public string? Limitations { get; init; }
        public string? Favourable { get; init; }
        public string? Unfavourable { get; init; }
        public string? Advice { get; init; }

        public SharedReport ToReport() => new(
            new()
            {
                Id = Id,
                Version = Version,
                ActionNumber = ActionNumber,
                Passages = [.. Passages()],
                DeclaredStance = WireName.Parse<ReportStance>(DeclaredStance),
                RetainedStance = WireName.Parse<ReportStance>(RetainedStance),
                Level = WireName.Parse<EducationLevel>(Level),
                Grade = Grade,
                Subject = Subject,
                Setting = Setting,
                StudentCount = StudentCount,
            },
            ActionTitle, TriedOn, AuthorRole);

        private IEnumerable<ReportPassage> Passages()
        {
            (ReportField Field, string? Text)[] parts =
            [
                (ReportField.Narrative, Narrative), (ReportField.Done, Done), (ReportField.Deviations, Deviations), (ReportField.DataCollected, DataCollected),
                (ReportField.Observations, Observations), (ReportField.Analysis, Analysis), (ReportField.Limitations, Limitations),
                (ReportField.Favourable, Favourable), (ReportField.Unfavourable, Unfavourable), (ReportField.Advice, Advice),
            ];
            return parts.Where(part => !string.IsNullOrWhiteSpace(part.Text)).Select(part => new ReportPassage(part.Field, part.Text!));
        }
    }
}
