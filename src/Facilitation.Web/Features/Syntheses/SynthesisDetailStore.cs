using System.Text.Json;
using Dapper;
using Facilitation.Domain;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Store;
using Npgsql;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Reads what stands around the findings: the list of reports, propositions, what was refused, who worded what. Writes propositions.</summary>
internal sealed class SynthesisDetailStore(NpgsqlDataSource database)
{
    /// <returns>The reports of a synthesis in the order by which it numbers them.</returns>
    public async Task<IReadOnlyList<ListedReport>> ListReportsAsync(SynthesisId synthesis, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<ListedReport>(new("""
            select report_id as "Report", version as "Version", apart as "Apart", instruction as "Instruction" from synthesis_reports where synthesis_id = @synthesis order by place
            """, new { synthesis = synthesis.Value }, cancellationToken: cancellation))];
    }

    public async Task<IReadOnlyList<StoredProposal>> ListProposalsAsync(SynthesisId synthesis, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ProposalRow>(new("""
            select id, place, kind, text, findings, mode, kept, version from proposals where synthesis_id = @synthesis order by place
            """, new { synthesis = synthesis.Value }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToProposal())];
    }

    /// <summary>What was refused, in the order of the steps; at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<StoredRefusal>> ListRefusalsAsync(SynthesisId synthesis, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<RefusalRow>(new("""
            select r.step_kind as step, r.step_key as key, r.text, r.faults::text as faults
            from refused_sentences r left join synthesis_steps s on s.synthesis_id = r.synthesis_id and s.kind = r.step_kind and s.key = r.step_key
            where r.synthesis_id = @synthesis order by case r.step_kind when 'read' then 1 when 'draw' then 2 else 3 end, s.place, r.place limit @limit
            """, new { synthesis = synthesis.Value, limit }, cancellationToken: cancellation));
        return [.. rows.Select(row => new StoredRefusal(WireName.Parse<StepKind>(row.Step)!.Value, row.Key, row.Text, JsonSerializer.Deserialize<List<CitationFault>>(row.Faults, Database.Json)!))];
    }

    /// <summary>Who worded a draft, told by its steps.</summary>
    /// <param name="synthesis">Which.</param>
    /// <param name="hasModel">Whether a model is configured: then guided steps are exceptions worth telling.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<SynthesisOrigin> OriginAsync(SynthesisId synthesis, bool hasModel, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleAsync<OriginRow>(new("""
            select count(*) filter (where mode = 'model') as by_model, count(*) filter (where mode = 'guided') as guided,
                max(model) as model, string_agg(distinct prompt_version, ', ' order by prompt_version) as prompts,
                mode() within group (order by outcome) filter (where mode = 'guided' and outcome <> 'guided') as fallback,
                (select bool_or(f.edited or f.mode = 'person') from findings f where f.synthesis_id = @synthesis and f.decision <> 'refused') as edited,
                (select bool_and(f.mode = 'person') from findings f where f.synthesis_id = @synthesis and f.decision <> 'refused') as by_hand
            from synthesis_steps s where s.synthesis_id = @synthesis and s.state = 'done'
            """, new { synthesis = synthesis.Value }, cancellationToken: cancellation));
        return new(row.ByModel > 0 ? "model" : row.ByHand == true ? "person" : "guided", row.Model, row.Prompts, row.Edited == true, hasModel || row.ByModel > 0 ? (int)row.Guided : 0, row.Fallback);
    }

    /// <summary>Adds a proposition that a person wrote.</summary>
    public async Task<Guid> AddProposalAsync(SynthesisId synthesis, Proposal proposal, IReadOnlyList<Guid> findings, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        await ChangeAsync(synthesis, """
            insert into proposals (id, synthesis_id, place, kind, text, findings, mode)
            values (@id, @synthesis, (select coalesce(max(place) + 1, 0) from proposals where synthesis_id = @synthesis), @kind, @Text, @findings, 'person')
            """, new { id, synthesis = synthesis.Value, kind = WireName.Of(proposal.Kind), proposal.Text, findings = findings.ToArray() }, cancellation);
        return id;
    }

    /// <summary>Takes a proposition out, or puts it back.</summary>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public Task KeepProposalAsync(SynthesisId synthesis, Guid id, bool kept, int version, CancellationToken cancellation)
        => ChangeAsync(synthesis, "update proposals set kept = @kept, version = version + 1 where id = @id and synthesis_id = @synthesis and version = @version",
            new { id, synthesis = synthesis.Value, kept, version }, cancellation);

    private async Task ChangeAsync(SynthesisId synthesis, string sql, object parameters, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteAsync(new("update syntheses set version = version + 1, updated_at = now() where id = @synthesis and state = 'draft'", new { synthesis = synthesis.Value }, transaction, cancellationToken: cancellation)) == 0
            || await connection.ExecuteAsync(new(sql, parameters, transaction, cancellationToken: cancellation)) == 0)
        {
            throw new ChangedMeanwhileException();
        }

        await transaction.CommitAsync(cancellation);
    }

    private sealed class ProposalRow
    {
        public Guid Id { get; init; }
        public int Place { get; init; }
        public string Kind { get; init; } = "";
        public string Text { get; init; } = "";
        public Guid[] Findings { get; init; } = [];
        public string Mode { get; init; } = "";
        public bool Kept { get; init; }
        public int Version { get; init; }

        public StoredProposal ToProposal() => new(Id, Place, WireName.Parse<ProposalKind>(Kind)!.Value, Text, Findings, Mode, Kept, Version);
    }

    private sealed class RefusalRow
    {
        public string Step { get; init; } = "";
        public string Key { get; init; } = "";
        public string Text { get; init; } = "";
        public string Faults { get; init; } = "[]";
    }

    private sealed class OriginRow
    {
        public long ByModel { get; init; }
        public long Guided { get; init; }
        public string? Model { get; init; }
        public string? Prompts { get; init; }
        public string? Fallback { get; init; }
        public bool? Edited { get; init; }
        public bool? ByHand { get; init; }
    }
}
