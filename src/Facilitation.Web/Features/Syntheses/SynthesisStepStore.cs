using System.Text.Json;
using Dapper;
using Facilitation.Agents.Synthesising;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Store;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>
/// The queue of steps. Safe to run in several processes and to be killed at any time: a step is leased to one worker, its first result is kept,
/// and what was kept is never asked for again.
/// </summary>
internal sealed class SynthesisStepStore(NpgsqlDataSource database, IOptions<SynthesisOptions> options, TimeProvider clock)
{
    private const int MostFailures = 3;

    // A step that ends its process each time would do so for ever.
    private const int MostAttempts = 40;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Takes the next due step, of the synthesis that waited longest.</summary>
    /// <returns><see langword="null"/> when none is due.</returns>
    public async Task<LeasedStep?> LeaseAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var now = Moment(clock.GetUtcNow());
        var row = await connection.QuerySingleOrDefaultAsync<LeaseRow>(new("""
            with next as (
                select s.synthesis_id, s.kind, s.key from synthesis_steps s join syntheses y on y.id = s.synthesis_id
                where y.state = 'draft' and y.work = 'running' and s.state in ('due', 'leased') and (s.until is null or s.until <= @now)
                order by y.worked_at, s.place limit 1 for update of s skip locked),
            leased as (
                update synthesis_steps s set state = case when s.attempts >= @MostAttempts then 'failed' else 'leased' end, until = @until, attempts = s.attempts + 1
                from next where s.synthesis_id = next.synthesis_id and s.kind = next.kind and s.key = next.key
                returning s.synthesis_id, s.kind, s.key, s.until, s.state, s.input)
            select l.synthesis_id as synthesis, y.community_id as community, l.kind, l.key, l.until, l.state, l.input::text as input, y.language, c.question, a.title as action_title, a.description as action_description
            from leased l join syntheses y on y.id = l.synthesis_id join challenges c on c.id = y.challenge_id left join actions a on a.id = y.action_id
            """, new { now, until = now + options.Value.Lease, MostAttempts }, cancellationToken: cancellation));
        if (row is null)
        {
            return null;
        }

        // By itself, so that no step and its synthesis are ever locked in the other order.
        await connection.ExecuteAsync(new("update syntheses set worked_at = clock_timestamp() where id = @Synthesis", new { row.Synthesis }, cancellationToken: cancellation));
        return row.State == "failed" ? await LeaseAsync(cancellation) : row.ToStep();
    }

    /// <summary>Gives a step back that was not asked for to the end.</summary>
    public Task ReleaseAsync(LeasedStep step) => ChangeLeaseAsync(step, "state = 'due', until = null", null);

    /// <summary>Notes that a step ended in an error of ours: it is tried again after a moment, and given up after the third time.</summary>
    public Task FailAsync(LeasedStep step) => ChangeLeaseAsync(step, "failures = failures + 1, state = case when failures + 1 >= @MostFailures then 'failed' else 'due' end, until = @later",
        Moment(clock.GetUtcNow()) + Pause);

    // Not cancelled: whoever stops the worker wants the step to be free at once.
    private async Task ChangeLeaseAsync(LeasedStep step, string change, DateTimeOffset? later)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync(
            $"update synthesis_steps set {change} where synthesis_id = @synthesis and kind = @kind and key = @Key and state = 'leased' and until = @Until",
            new { synthesis = step.Synthesis.Value, kind = WireName.Of(step.Kind), step.Key, step.Until, later, MostFailures });
    }

    /// <summary>Keeps the reading of a report.</summary>
    /// <param name="step">The step.</param>
    /// <param name="version">The version that was read; <see langword="null"/> when the report is gone or no longer shared.</param>
    /// <param name="apart">Why the report turned out to be no evidence; <see langword="null"/> when it is, or when it was read.</param>
    /// <param name="reading"><see langword="null"/> when nothing was asked.</param>
    public Task KeepAsync(LeasedStep step, int? version, string? apart, ReportReading? reading) => KeepAsync(step, reading, reading?.Origin, reading?.Refused ?? [], (connection, transaction) =>
        connection.ExecuteAsync("""
            update synthesis_reports set version = coalesce(@version, version), apart = @apart, instruction = @instruction where synthesis_id = @synthesis and report_id = @report;
            update synthesis_steps set report_version = coalesce(@version, report_version) where synthesis_id = @synthesis and kind = 'read' and key = @Key
            """, new { synthesis = step.Synthesis.Value, report = Guid.Parse(step.Key), step.Key, version, apart, instruction = reading?.HoldsInstruction ?? false }, transaction));

    /// <summary>Keeps the findings drawn from one group.</summary>
    /// <param name="step">The step.</param>
    /// <param name="drawn">What was drawn.</param>
    /// <param name="versions">The versions of the reports they were drawn from.</param>
    public Task KeepAsync(LeasedStep step, DrawnFindings drawn, IReadOnlyDictionary<Guid, int> versions)
        => KeepAsync(step, new KeptSentences([.. drawn.Findings.Select(Draft)]), drawn.Origin, drawn.Refused, (connection, transaction)
            => FindingStore.AddAsync(connection, transaction, step.Synthesis, drawn.Findings, drawn.Origin.Mode, step.Key, versions, clock.GetUtcNow()));

    /// <summary>Keeps the propositions.</summary>
    /// <param name="step">The step.</param>
    /// <param name="closing">What was proposed.</param>
    /// <param name="findings">The ids of the findings, in the places its disagreements name.</param>
    public Task KeepAsync(LeasedStep step, ClosingProposals closing, IReadOnlyList<Guid> findings)
        => KeepAsync(step, null, closing.Origin, closing.Refused, (connection, transaction)
            => FindingStore.AddAsync(connection, transaction, step.Synthesis, closing.Proposals, closing.Origin.Mode, findings));

    public static FindingDraft Draft(Finding finding)
        => new(finding.Kind, finding.Direction, finding.Condition, finding.Claim, [.. finding.Quotes.Select(quote => new GivenQuote(quote.Report, quote.Words))]);

    // A result that was paid for is kept even while the program stops; where another worker kept one before, that one stays.
    private async Task KeepAsync(LeasedStep step, object? result, StepOrigin? origin, IReadOnlyList<RefusedSentence> refused, Func<NpgsqlConnection, NpgsqlTransaction, Task> more)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        var synthesis = step.Synthesis.Value;
        var kind = WireName.Of(step.Kind);
        await connection.ExecuteAsync("select 1 from syntheses where id = @synthesis for update", new { synthesis }, transaction);
        if (await connection.ExecuteAsync("""
            update synthesis_steps set state = 'done', until = null, result = @result, tokens = @tokens, mode = @mode, model = @model, prompt_version = @prompt, outcome = @outcome
            where synthesis_id = @synthesis and kind = @kind and key = @Key and state <> 'done'
            """, new { synthesis, kind, step.Key, result = new JsonParameter(result), tokens = origin?.Tokens ?? 0, mode = origin?.Mode, model = origin?.Model, prompt = origin?.PromptVersion, outcome = origin?.Outcome }, transaction) == 0)
        {
            return;
        }

        await FindingStore.AddAsync(connection, transaction, step, refused);
        await more(connection, transaction);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>How far a synthesis is.</summary>
    public async Task<SynthesisProgress> ProgressAsync(SynthesisId id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleAsync<ProgressRow>(new("""
            select y.work, count(*) filter (where kind = 'read') as reads, count(*) filter (where kind = 'read' and s.state in ('done', 'failed')) as reads_done,
                count(*) filter (where kind = 'draw') as draws, count(*) filter (where kind = 'draw' and s.state in ('done', 'failed')) as draws_done,
                count(*) filter (where kind = 'close') as closes, count(*) filter (where kind = 'close' and s.state in ('done', 'failed')) as closes_done,
                count(*) filter (where s.state = 'failed') as failed, count(*) filter (where s.reused) as reused, coalesce(sum(s.tokens), 0)::bigint as tokens,
                min(s.key) filter (where kind = 'read' and s.state = 'leased') as reading
            from syntheses y left join synthesis_steps s on s.synthesis_id = y.id where y.id = @id group by y.work
            """, new { id = id.Value }, cancellationToken: cancellation));
        return new(WireName.Parse<SynthesisWork>(row.Work)!.Value, row.Reads, row.ReadsDone, row.Draws, row.DrawsDone, row.Closes, row.ClosesDone, row.Failed, row.Reused, row.Tokens, row.Reading);
    }

    /// <returns>The state of each report's reading: <c>due, leased, done</c> or <c>failed</c>.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> ReadStatesAsync(SynthesisId id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(string Key, string State)>(new(
            "select key, state from synthesis_steps where synthesis_id = @id and kind = 'read'", new { id = id.Value }, cancellationToken: cancellation));
        return rows.ToDictionary(row => Guid.Parse(row.Key), row => row.State);
    }

    // PostgreSQL keeps microseconds: a lease is recognised by what it kept.
    private static DateTimeOffset Moment(DateTimeOffset moment) => new(moment.Ticks / 10 * 10, TimeSpan.Zero);

    private sealed class LeaseRow
    {
        public SynthesisId Synthesis { get; init; }
        public CommunityId Community { get; init; }
        public string Kind { get; init; } = "";
        public string Key { get; init; } = "";
        public DateTimeOffset Until { get; init; }
        public string State { get; init; } = "";
        public string? Input { get; init; }
        public string Language { get; init; } = "fr";
        public string Question { get; init; } = "";
        public string? ActionTitle { get; init; }
        public string? ActionDescription { get; init; }

        public LeasedStep ToStep() => new(Synthesis, Community, WireName.Parse<StepKind>(Kind)!.Value, Key, Until,
            new(Community, Question, ActionTitle is null ? null : $"{ActionTitle}\n{ActionDescription}".Trim(), Language),
            Input is null ? null : JsonSerializer.Deserialize<ObservationGroup>(Input, Database.Json));
    }

    private sealed class ProgressRow
    {
        public string Work { get; init; } = "";
        public int Reads { get; init; }
        public int ReadsDone { get; init; }
        public int Draws { get; init; }
        public int DrawsDone { get; init; }
        public int Closes { get; init; }
        public int ClosesDone { get; init; }
        public int Failed { get; init; }
        public int Reused { get; init; }
        public long Tokens { get; init; }
        public string? Reading { get; init; }
    }
}
