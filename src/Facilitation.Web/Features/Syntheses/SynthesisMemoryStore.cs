using Dapper;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Store;
using Npgsql;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>What the memory holds of published syntheses, and what has to be forgotten of reports that are gone.</summary>
internal sealed class SynthesisMemoryStore(NpgsqlDataSource database)
{
    // The versions of the reports that a synthesis cites, and who sees them.
    private const string Sources = """
        (select md5(coalesce(string_agg(cited.report_id || ':' || coalesce(r.version || r.visibility, '-'), ',' order by cited.report_id), '')) from
            (select distinct c.report_id from citations c join findings f on f.id = c.finding_id where f.synthesis_id = y.id and f.decision = 'accepted') cited
            left join experiment_reports r on r.id = cited.report_id)
        """;

    /// <returns>Published syntheses whose sources changed since their document was written, or that have none; a few at a time.</returns>
    public async Task<IReadOnlyList<(CommunityId Community, Synthesis Synthesis, string Sources)>> ListChangedAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ChangedRow>(new($"""
            select * from (
                select y.id, y.challenge_id as challenge, y.action_id as action, y.title, y.language, y.state, y.work, y.created_by, y.approved_by, y.approved_at, y.previous_id as previous,
                    y.version, y.created_at, y.community_id as community, y.sources_seen, {Sources} as sources
                from syntheses y where y.state = 'published') y
            where y.sources is distinct from y.sources_seen or not exists (select from documents d where d.id = y.id)
            limit 20
            """, cancellationToken: cancellation));
        return [.. rows.Select(row => (row.Community, row.ToSynthesis(), row.Sources))];
    }

    /// <summary>Writes the document of a synthesis anew, or takes it out where nothing of it holds.</summary>
    public async Task WriteAsync(SynthesisId id, string sources, Document? document, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var isPublished = await connection.ExecuteAsync(new("update syntheses set sources_seen = @sources where id = @id and state = 'published'", new { id = id.Value, sources }, transaction, cancellationToken: cancellation)) > 0;
        if (isPublished && document is not null)
        {
            await DocumentWriter.UpsertAsync(connection, transaction, document, cancellation);
        }
        else if (isPublished)
        {
            await DocumentWriter.RemoveAsync(connection, transaction, id.Value, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Forgets the words of reports that were deleted: their quotes, the findings that stand on nothing else, and what was read of them.</summary>
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new("""
            create temporary table gone on commit drop as
                select distinct l.report_id from synthesis_reports l where not exists (select from experiment_reports r where r.id = l.report_id);
            delete from findings where id in (select c.finding_id from citations c where c.report_id in (select report_id from gone));
            delete from refused_sentences where step_kind = 'read' and step_key in (select report_id::text from gone);
            update synthesis_steps set result = null, input = null where kind = 'read' and key in (select report_id::text from gone) and result is not null;
            update synthesis_steps s set result = null, input = null
            where s.kind = 'draw' and s.state in ('done', 'failed') and exists (select from gone g join synthesis_reports l on l.report_id = g.report_id and l.synthesis_id = s.synthesis_id where s.input::text like '%' || g.report_id || '%')
            """, transaction: transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    private sealed class ChangedRow : SynthesisRow
    {
        public CommunityId Community { get; init; }
        public string Sources { get; init; } = "";
    }
}
