using Facilitation.Domain;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>What came of a sentence: exactly one of the two is there.</summary>
/// <param name="Id">The finding or proposition that was kept.</param>
/// <param name="Refused">Why it was not; nothing has been changed.</param>
internal sealed record SentenceOutcome(Guid? Id, RefusedSentence? Refused);

/// <summary>People write, change and decide on the sentences of a draft; each passes the same gate as an agent's.</summary>
internal sealed class EditFindings(SynthesisStore syntheses, FindingStore findings, SynthesisDetailStore details, SynthesisStepStore steps, VerifiedFindings verified, SourceReportStore reports)
{
    /// <summary>Adds a finding written by hand.</summary>
    /// <returns><see langword="null"/> when there is no such synthesis for this member.</returns>
    public async Task<SentenceOutcome?> AddAsync(Seat seat, SynthesisId id, FindingDraft draft, CancellationToken cancellation)
    {
        if (await OpenAsync(seat, id, cancellation) is not { } synthesis)
        {
            return null;
        }

        var (answer, versions) = await CheckAsync(seat, synthesis, draft, cancellation);
        return answer.Passed is { } finding ? new(await findings.AddAsync(id, finding, seat.Member, versions, cancellation), null) : new(null, answer.Refused);
    }

    /// <summary>Changes a finding; its new wording is checked again.</summary>
    /// <param name="seat">Who changes it.</param>
    /// <param name="id">In which draft.</param>
    /// <param name="finding">Which.</param>
    /// <param name="draft">Its new wording. No quotes: its present ones stay.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="cancellation">Stops the change.</param>
    /// <returns><see langword="null"/> when there is no such finding for this member.</returns>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public async Task<SentenceOutcome?> ReplaceAsync(Seat seat, SynthesisId id, Guid finding, FindingDraft draft, int version, CancellationToken cancellation)
    {
        if (await OpenAsync(seat, id, cancellation) is not { } synthesis || await findings.FindAsync(id, finding, cancellation) is not { } present)
        {
            return null;
        }

        var (answer, versions) = await CheckAsync(seat, synthesis, draft.Quotes.Count > 0 ? draft : draft with { Quotes = present.Draft.Quotes }, cancellation);
        if (answer.Passed is not { } passed)
        {
            return new(null, answer.Refused);
        }

        await findings.ReplaceAsync(id, finding, passed, version, versions, cancellation);
        return new(finding, null);
    }

    /// <summary>Accepts or refuses a finding.</summary>
    /// <returns>Whether there is such a finding for this member.</returns>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    /// <exception cref="RuleBrokenException"><c>synthesis.published</c>, or <c>synthesis.source_changed</c>: what has no source any more cannot be accepted.</exception>
    public async Task<bool> DecideAsync(Seat seat, SynthesisId id, Guid finding, FindingDecision decision, int version, CancellationToken cancellation)
    {
        if (await OpenAsync(seat, id, cancellation) is null || await verified.FindAsync(seat.Community, id, finding, cancellation) is not { } present)
        {
            return false;
        }

        if (decision is FindingDecision.Accepted && !present.Holds)
        {
            throw new RuleBrokenException("synthesis.source_changed", "Ce constat ne peut pas être accepté\u00A0: sa citation ne se retrouve plus dans le retour, ou le retour n'est plus partagé. Il ne sera pas publié. Pour le garder, écrivez-en un nouveau à partir du retour actuel.", "decision");
        }

        await findings.DecideAsync(id, finding, decision, seat.Member, version, cancellation);
        return true;
    }

    /// <summary>Adds a proposition written by hand: what nobody knows yet, or what to inquire into next.</summary>
    /// <returns><see langword="null"/> when there is no such synthesis for this member.</returns>
    public async Task<SentenceOutcome?> ProposeAsync(Seat seat, SynthesisId id, ProposalKind kind, string? text, IReadOnlyList<Guid> about, CancellationToken cancellation)
    {
        if (await OpenAsync(seat, id, cancellation) is null)
        {
            return null;
        }

        var holding = (await verified.ReadAsync(seat.Community, id, [], cancellation)).Holding;
        List<int> places = [.. about.Select(finding => holding.ToList().FindIndex(one => one.Id == finding)).Where(place => place >= 0)];
        var answer = CitationGate.Check(new ProposalDraft(kind, text ?? "", places), [.. holding.Select(finding => finding.Verified!)]);
        return answer.Passed is { } proposal ? new(await details.AddProposalAsync(id, proposal, about, cancellation), null) : new(null, answer.Refused);
    }

    /// <summary>Takes a proposition out, or puts it back.</summary>
    /// <returns>Whether there is such a synthesis for this member.</returns>
    /// <exception cref="ChangedMeanwhileException">The proposition is no longer at <paramref name="version"/>.</exception>
    public async Task<bool> KeepAsync(Seat seat, SynthesisId id, Guid proposal, bool kept, int version, CancellationToken cancellation)
    {
        if (await OpenAsync(seat, id, cancellation) is null)
        {
            return false;
        }

        await details.KeepProposalAsync(id, proposal, kept, version, cancellation);
        return true;
    }

    /// <summary>Stops the steps of a draft, or lets them go on.</summary>
    /// <returns><see langword="null"/> when there is no such synthesis for this member.</returns>
    public async Task<SynthesisProgress?> SetWorkAsync(Seat seat, SynthesisId id, SynthesisWork work, CancellationToken cancellation)
    {
        if (await OpenAsync(seat, id, cancellation) is null)
        {
            return null;
        }

        await syntheses.SetWorkAsync(seat, id, work, cancellation);
        return await steps.ProgressAsync(id, cancellation);
    }

    private async Task<Synthesis?> OpenAsync(Seat seat, SynthesisId id, CancellationToken cancellation)
    {
        var synthesis = await syntheses.FindAsync(seat, id, cancellation);
        synthesis?.CheckMayChange();
        return synthesis;
    }

    // Only reports that the synthesis lists as evidence are sources: one that is listed apart is none for a person either.
    private async Task<(GateAnswer<Finding> Answer, IReadOnlyDictionary<Guid, int> Versions)> CheckAsync(Seat seat, Synthesis synthesis, FindingDraft draft, CancellationToken cancellation)
    {
        var evidence = (await details.ListReportsAsync(synthesis.Id, cancellation)).Where(report => report.Apart is null).Select(report => report.Report).ToHashSet();
        var present = await reports.FindAsync(seat.Community, [.. draft.Quotes.Select(quote => quote.Report).Where(evidence.Contains).Distinct()], cancellation);
        return (CitationGate.Check(draft, [.. present.Values.Select(report => report.Source)]), present.ToDictionary(report => report.Key, report => report.Value.Source.Version));
    }
}
