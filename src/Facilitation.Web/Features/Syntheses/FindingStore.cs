using System.Text.Json;
using Dapper;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Store;
using Npgsql;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>
/// Writes findings with their citations, propositions and what was refused. What it reads back are drafts only: whoever shows one has it
/// pass the gate again (<see cref="VerifiedFindings"/>).
/// </summary>
internal sealed class FindingStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Columns = "f.id, f.place, f.kind, f.direction, f.condition, f.claim, f.mode, f.group_key, f.edited, f.decision, f.version";

    /// <summary>Adds what an agent drew, inside the transaction that keeps its step.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, SynthesisId synthesis, IReadOnlyList<Finding> findings, string mode, string? group, IReadOnlyDictionary<Guid, int> versions, DateTimeOffset now)
    {
        var place = await NextPlaceAsync(connection, transaction, synthesis, "findings");
        foreach (var finding in findings)
        {
            var id = Guid.CreateVersion7();
            await connection.ExecuteAsync("""
                insert into findings (id, synthesis_id, place, kind, direction, condition, claim, mode, group_key, created_at, updated_at)
                values (@id, @synthesis, @place, @kind, @direction, @Condition, @Claim, @mode, @group, @now, @now)
                """, new { id, synthesis = synthesis.Value, place = place++, kind = WireName.Of(finding.Kind), direction = WireName.Of(finding.Direction), finding.Condition, finding.Claim, mode, group, now }, transaction);
            await CiteAsync(connection, transaction, id, finding.Quotes, versions);
        }
    }

    /// <summary>Adds propositions, inside the transaction that keeps their step.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, SynthesisId synthesis, IReadOnlyList<Proposal> proposals, string mode, IReadOnlyList<Guid> findings)
    {
        var place = await NextPlaceAsync(connection, transaction, synthesis, "proposals");
        foreach (var proposal in proposals)
        {
            await connection.ExecuteAsync("""
                insert into proposals (id, synthesis_id, place, kind, text, findings, mode) values (@id, @synthesis, @place, @kind, @Text, @about, @mode)
                """, new
            {
                id = Guid.CreateVersion7(),
                synthesis = synthesis.Value,
                place = place++,
                kind = WireName.Of(proposal.Kind),
                proposal.Text,
                about = proposal.Findings.Where(index => index >= 0 && index < findings.Count).Select(index => findings[index]).ToArray(),
                mode,
            }, transaction);
        }
    }

    /// <summary>Adds what a step was refused, masked: a refused sentence may be one that names somebody.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, LeasedStep step, IReadOnlyList<RefusedSentence> refused)
    {
        foreach (var (sentence, place) in refused.Select((sentence, place) => (sentence, place)))
        {
            var scan = PrivacyScanner.Scan(sentence.Text);
            await connection.ExecuteAsync("""
                insert into refused_sentences (id, synthesis_id, step_kind, step_key, place, text, faults) values (@id, @synthesis, @kind, @Key, @place, @text, @faults)
                """, new
            {
                id = Guid.CreateVersion7(),
                synthesis = step.Synthesis.Value,
                kind = WireName.Of(step.Kind),
                step.Key,
                place,
                text = scan.Safeguarding ? "" : scan.Masked,
                faults = new JsonParameter(KeptFaults.Of(sentence, scan)),
            }, transaction);
        }
    }

    /// <summary>
    /// Takes over from the version before, for each group of observations that is still the same, what was drawn from it, changed in it and decided on it;
    /// and what people wrote by hand. None of it is asked for again.
    /// </summary>
    public static Task TakeOverAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, SynthesisId synthesis, SynthesisId previous, DateTimeOffset now, CancellationToken cancellation)
        => connection.ExecuteAsync(new("""
            update synthesis_steps s set state = 'done', result = e.result, mode = e.mode, model = e.model, prompt_version = e.prompt_version, outcome = e.outcome, reused = true
            from synthesis_steps e
            where s.synthesis_id = @synthesis and s.kind = 'draw' and s.state = 'due' and e.synthesis_id = @previous and e.kind = 'draw' and e.key = s.key and e.state = 'done';
            create temporary table taken_over on commit drop as
                select f.id as old, gen_random_uuid() as id, row_number() over (order by f.place) - 1 as place from findings f
                where f.synthesis_id = @previous and not exists (select from findings x where x.synthesis_id = @synthesis)
                  and (f.group_key is null or f.group_key in (select key from synthesis_steps where synthesis_id = @synthesis and kind = 'draw' and reused));
            insert into findings (id, synthesis_id, place, kind, direction, condition, claim, mode, group_key, edited, decision, decided_by, created_at, updated_at)
                select t.id, @synthesis, t.place, f.kind, f.direction, f.condition, f.claim, f.mode, f.group_key, f.edited, f.decision, f.decided_by, @now, @now
                from taken_over t join findings f on f.id = t.old;
            insert into citations (finding_id, place, report_id, report_version, field, spans, words)
                select t.id, c.place, c.report_id, c.report_version, c.field, c.spans, c.words from taken_over t join citations c on c.finding_id = t.old;
            insert into refused_sentences (id, synthesis_id, step_kind, step_key, place, text, faults)
                select gen_random_uuid(), @synthesis, r.step_kind, r.step_key, r.place, r.text, r.faults from refused_sentences r
                join synthesis_steps s on s.synthesis_id = @synthesis and s.kind = 'draw' and s.reused and s.key = r.step_key
                where r.synthesis_id = @previous and r.step_kind = 'draw'
            """, new { synthesis = synthesis.Value, previous = previous.Value, now }, transaction, cancellationToken: cancellation));

    /// <returns>The findings of a synthesis in their order, as stored.</returns>
    public async Task<IReadOnlyList<StoredFinding>> ListAsync(SynthesisId synthesis, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ReadAsync(connection, $"select {Columns} from findings f where f.synthesis_id = @synthesis order by f.place", new { synthesis = synthesis.Value, finding = (Guid?)null }, cancellation);
    }

    /// <returns><see langword="null"/> when the synthesis has no such finding.</returns>
    public async Task<StoredFinding?> FindAsync(SynthesisId synthesis, Guid finding, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (await ReadAsync(connection, $"select {Columns} from findings f where f.synthesis_id = @synthesis and f.id = @finding", new { synthesis = synthesis.Value, finding = (Guid?)finding }, cancellation)).SingleOrDefault();
    }

    /// <summary>Adds a finding that a person wrote; they accepted it by writing it.</summary>
    /// <returns>Its id.</returns>
    public async Task<Guid> AddAsync(SynthesisId synthesis, Finding finding, MemberId author, IReadOnlyDictionary<Guid, int> versions, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        await ChangeAsync(synthesis, async (connection, transaction) =>
        {
            var place = await NextPlaceAsync(connection, transaction, synthesis, "findings");
            await connection.ExecuteAsync(new("""
                insert into findings (id, synthesis_id, place, kind, direction, condition, claim, mode, decision, decided_by, created_at, updated_at)
                values (@id, @synthesis, @place, @kind, @direction, @Condition, @Claim, 'person', 'accepted', @author, @now, @now)
                """, new { id, synthesis = synthesis.Value, place, kind = WireName.Of(finding.Kind), direction = WireName.Of(finding.Direction), finding.Condition, finding.Claim, author, now = clock.GetUtcNow() },
                transaction, cancellationToken: cancellation));
            await CiteAsync(connection, transaction, id, finding.Quotes, versions);
            return 1;
        }, cancellation);
        return id;
    }

    /// <summary>Replaces the wording and the sources of a finding.</summary>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public Task ReplaceAsync(SynthesisId synthesis, Guid id, Finding finding, int version, IReadOnlyDictionary<Guid, int> versions, CancellationToken cancellation)
        => ChangeAsync(synthesis, async (connection, transaction) =>
        {
            var changed = await connection.ExecuteAsync(new("""
                update findings set kind = @kind, direction = @direction, condition = @Condition, claim = @Claim, edited = true, version = version + 1, updated_at = @now
                where id = @id and synthesis_id = @synthesis and version = @version
                """, new { id, synthesis = synthesis.Value, kind = WireName.Of(finding.Kind), direction = WireName.Of(finding.Direction), finding.Condition, finding.Claim, version, now = clock.GetUtcNow() },
                transaction, cancellationToken: cancellation));
            if (changed > 0)
            {
                await connection.ExecuteAsync(new("delete from citations where finding_id = @id", new { id }, transaction, cancellationToken: cancellation));
                await CiteAsync(connection, transaction, id, finding.Quotes, versions);
            }

            return changed;
        }, cancellation);

    /// <summary>Writes down what a person decided on a finding.</summary>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public Task DecideAsync(SynthesisId synthesis, Guid id, FindingDecision decision, MemberId by, int version, CancellationToken cancellation)
        => ChangeAsync(synthesis, (connection, transaction) => connection.ExecuteAsync(new("""
            update findings set decision = @decision, decided_by = @by, version = version + 1, updated_at = @now where id = @id and synthesis_id = @synthesis and version = @version
            """, new { id, synthesis = synthesis.Value, decision = WireName.Of(decision), by, version, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellation)), cancellation);

    // Every change moves the draft's version on: whoever approves has seen it as it is. A draft only.
    private async Task ChangeAsync(SynthesisId synthesis, Func<NpgsqlConnection, NpgsqlTransaction, Task<int>> change, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteAsync(new("update syntheses set version = version + 1, updated_at = @now where id = @synthesis and state = 'draft'",
                new { synthesis = synthesis.Value, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellation)) == 0
            || await change(connection, transaction) == 0)
        {
            throw new ChangedMeanwhileException();
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task CiteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid finding, IReadOnlyList<Quote> quotes, IReadOnlyDictionary<Guid, int> versions)
    {
        foreach (var (quote, place) in quotes.Select((quote, place) => (quote, place)))
        {
            await connection.ExecuteAsync("""
                insert into citations (finding_id, place, report_id, report_version, field, spans, words) values (@finding, @place, @Report, @version, @field, @spans, @Words)
                """, new { finding, place, quote.Report, version = versions.GetValueOrDefault(quote.Report, 1), field = WireName.Of(quote.Field), spans = new JsonParameter(quote.Spans), quote.Words }, transaction);
        }
    }

    private static Task<int> NextPlaceAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, SynthesisId synthesis, string table)
        => connection.ExecuteScalarAsync<int>($"select coalesce(max(place) + 1, 0) from {table} where synthesis_id = @synthesis", new { synthesis = synthesis.Value }, transaction);

    private static async Task<IReadOnlyList<StoredFinding>> ReadAsync(NpgsqlConnection connection, string sql, object parameters, CancellationToken cancellation)
    {
        var rows = (await connection.QueryAsync<FindingRow>(new(sql, parameters, cancellationToken: cancellation))).AsList();
        var cited = (await connection.QueryAsync<CitationRow>(new("""
            select c.finding_id as finding, c.report_id as report, c.words from citations c join findings f on f.id = c.finding_id
            where f.synthesis_id = @synthesis and (@finding::uuid is null or f.id = @finding) order by c.finding_id, c.place
            """, parameters, cancellationToken: cancellation))).ToLookup(citation => citation.Finding, citation => new GivenQuote(citation.Report, citation.Words));
        return [.. rows.Select(row => row.ToFinding([.. cited[row.Id]]))];
    }
}
