using Dapper;
using Facilitation.Domain.Communities;
using Facilitation.Web.Store;
using Npgsql;

namespace Facilitation.Web.Features.Exchange;

/// <summary>
/// Reads and writes a community whole. The one feature that writes tables of other nouns, for a file holds a chain of them and is taken
/// whole or not at all: four features saving one after the other could not promise that.
/// </summary>
internal sealed class ExchangeStore(NpgsqlDataSource database, TimeProvider clock)
{
    // Each row is spelt by the database as the file spells it. Ids and numbers order it, so that one content gives one file.
    private const string ReadChallenges = """
        select c.id as key, c.number, null::uuid as parent, null::uuid as author, false as safeguarding, json_build_object(
            'id', coalesce(c.external_id, c.id::text), 'title', c.question, 'objective', c.objective, 'context', c.context, 'theme', c.theme,
            'situation', c.situation, 'audience', c.audience, 'observableChange', c.observable_change, 'indicators', nullif(c.indicators, '{}'),
            'horizon', c.horizon, 'hypothesis', c.hypothesis, 'level', c.level, 'subject', c.subject, 'origin', c.origin, 'visibility', c.visibility)::text as json
        from challenges c where c.community_id = @community order by c.number
        """;

    private const string ReadActions = """
        select a.id as key, a.number, a.challenge_id as parent, null::uuid as author, false as safeguarding, json_build_object(
            'id', coalesce(a.external_id, a.id::text), 'challengeId', coalesce(c.external_id, c.id::text), 'title', a.title, 'description', a.description,
            'context', a.context, 'level', a.level, 'grade', a.grade, 'subject', a.subject, 'hypothesis', a.hypothesis, 'indicators', nullif(a.indicators, '{}'),
            'duration', a.duration, 'conditions', nullif(a.conditions, '{}'), 'keywords', nullif(a.keywords, '{}'), 'aiUsed', a.ai_used,
            'schoolYear', a.school_year, 'visibility', a.visibility)::text as json
        from actions a join challenges c on c.id = a.challenge_id where a.community_id = @community order by c.number, a.number
        """;

    private const string ReadReports = """
        select r.id as key, 0 as number, r.action_id as parent, r.author_id as author, r.safeguarding, json_build_object(
            'id', coalesce(r.external_id, r.id::text), 'actionId', coalesce(a.external_id, a.id::text), 'date', r.tried_on, 'authorRole', r.author_role,
            'level', r.level, 'grade', r.grade, 'subject', r.subject, 'setting', r.setting, 'studentCount', r.student_count, 'stance', r.declared_stance,
            'retainedStance', r.retained_stance, 'quality', r.quality, 'text', r.narrative, 'done', r.done, 'deviations', r.deviations,
            'dataCollected', r.data_collected, 'observations', r.observations, 'analysis', r.analysis, 'limitations', r.limitations,
            'favourable', r.favourable, 'unfavourable', r.unfavourable, 'decision', r.decision, 'advice', r.advice, 'visibility', r.visibility)::text as json
        from experiment_reports r join actions a on a.id = r.action_id where r.community_id = @community
        order by coalesce(r.external_id, r.id::text) collate "C"
        """;

    private const string ReadThorns = """
        select t.id as key, 0 as number, null::uuid as parent, t.author_id as author, t.safeguarding, json_build_object(
            'id', coalesce(t.external_id, t.id::text), 'level', t.level, 'grade', t.grade, 'subject', t.subject, 'text', t.text, 'visibility', t.visibility)::text as json
        from thorns t where t.community_id = @community
        order by coalesce(t.external_id, t.id::text) collate "C"
        """;

    /// <summary>All that a community holds, at one moment.</summary>
    public async Task<ExchangeContent> ReadAsync(CommunityId community, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        return await ReadAsync(connection, transaction, community, cancellation);
    }

    /// <summary>Decides and writes in one transaction, while nobody else gives numbers in this community.</summary>
    /// <param name="community">The community that receives.</param>
    /// <param name="importer">Whoever imports; stands for what a model worded.</param>
    /// <param name="decide">What to do, given all that the community holds; asks nobody and waits for nothing.</param>
    /// <param name="cancellation">Stops the import; nothing of it is kept.</param>
    public async Task<ImportPlan> ImportAsync(CommunityId community, MemberId importer, Func<ExchangeContent, ImportPlan> decide, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new("select 1 from communities where id = @community for update", new { community }, transaction, cancellationToken: cancellation));
        var plan = decide(await ReadAsync(connection, transaction, community, cancellation));
        if (!plan.ChangesNothing)
        {
            var writer = new ExchangeRowStore(connection, transaction, community, importer, clock.GetUtcNow(), cancellation);
            await writer.WriteAsync(plan);
            await RemindAsync(connection, transaction, community, plan, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return plan;
    }

    /// <summary>Writes the documents of a community anew, from its rows.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ReindexAsync(CommunityId community, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var count = await RemindAsync(connection, transaction, community, null, cancellation);
        await transaction.CommitAsync(cancellation);
        return count;
    }

    // The memory finds at once what changed, and what hangs on it: an action is also found by its challenge's question.
    private static async Task<int> RemindAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CommunityId community, ImportPlan? plan, CancellationToken cancellation)
    {
        var content = await ReadAsync(connection, transaction, community, cancellation);
        var count = 0;
        foreach (var document in ExchangeDocuments.Of(community, content, plan))
        {
            await DocumentWriter.UpsertAsync(connection, transaction, document, cancellation);
            count++;
        }

        return count;
    }

    private static async Task<ExchangeContent> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CommunityId community, CancellationToken cancellation)
    {
        return new(
            await ReadAsync(ReadChallenges, row => new StoredChallenge(row.Key, row.Number, ExchangeJson.Row<ChallengeRow>(row.Json))),
            await ReadAsync(ReadActions, row => new StoredAction(row.Key, row.Parent, row.Number, ExchangeJson.Row<ActionRow>(row.Json))),
            await ReadAsync(ReadReports, row => new StoredReport(row.Key, row.Parent, row.Author is { } author ? new(author) : null, row.Safeguarding, ExchangeJson.Row<ReportRow>(row.Json))),
            await ReadAsync(ReadThorns, row => new StoredThorn(row.Key, new(row.Author!.Value), row.Safeguarding, ExchangeJson.Row<ThornRow>(row.Json))));

        async Task<IReadOnlyList<TStored>> ReadAsync<TStored>(string sql, Func<Row, TStored> build)
            => [.. (await connection.QueryAsync<Row>(new(sql, new { community }, transaction, cancellationToken: cancellation))).Select(build)];
    }

    private sealed class Row
    {
        public Guid Key { get; init; }
        public int Number { get; init; }
        public Guid Parent { get; init; }
        public Guid? Author { get; init; }
        public bool Safeguarding { get; init; }
        public string Json { get; init; } = "";
    }
}
