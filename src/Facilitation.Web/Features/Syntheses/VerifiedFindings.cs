using Facilitation.Domain.Communities;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A finding as it may be shown.</summary>
/// <param name="Stored">What was kept of it.</param>
/// <param name="Verified">The finding that passed the gate just now, with its places in the present reports; <see langword="null"/> when a source changed or is gone: then its sentence is shown nowhere.</param>
internal sealed record ShownFinding(StoredFinding Stored, Finding? Verified)
{
    public Guid Id => Stored.Id;
    public bool Holds => Verified is not null;
}

/// <summary>A proposition as it may be shown.</summary>
/// <param name="Stored">What was kept of it.</param>
/// <param name="Verified">The proposition that passed the gate just now.</param>
internal sealed record ShownProposal(StoredProposal Stored, Proposal Verified);

/// <summary>Findings with the reports they were checked against.</summary>
internal sealed record CheckedFindings(IReadOnlyList<ShownFinding> Findings, IReadOnlyDictionary<Guid, SharedReport> Reports)
{
    /// <summary>Those whose sources hold, in their order.</summary>
    public IReadOnlyList<ShownFinding> Holding => [.. Findings.Where(finding => finding.Holds)];
}

/// <summary>The one way from the table to a page, an export or the memory: every sentence passes the gate again, against the reports as they are now.</summary>
internal sealed class VerifiedFindings(FindingStore findings, SourceReportStore reports)
{
    /// <param name="community">Whose reports are looked into.</param>
    /// <param name="synthesis">Which synthesis.</param>
    /// <param name="also">Reports to bring along though no finding may cite them.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<CheckedFindings> ReadAsync(CommunityId community, SynthesisId synthesis, IEnumerable<Guid> also, CancellationToken cancellation)
    {
        var stored = await findings.ListAsync(synthesis, cancellation);
        var cited = stored.SelectMany(finding => finding.Draft.Quotes).Select(quote => quote.Report).Concat(also).ToHashSet();
        var present = await reports.FindAsync(community, cited, cancellation);
        return new([.. stored.Select(finding => Check(finding, present))], present);
    }

    /// <returns><see langword="null"/> when there is no such finding.</returns>
    public async Task<ShownFinding?> FindAsync(CommunityId community, SynthesisId synthesis, Guid finding, CancellationToken cancellation)
    {
        if (await findings.FindAsync(synthesis, finding, cancellation) is not { } stored)
        {
            return null;
        }

        return Check(stored, await reports.FindAsync(community, [.. stored.Draft.Quotes.Select(quote => quote.Report).Distinct()], cancellation));
    }

    /// <summary>The propositions that still stand: a disagreement whose findings are no longer shown is none.</summary>
    /// <param name="proposals">As stored.</param>
    /// <param name="shown">The findings that are shown beside them.</param>
    public static IReadOnlyList<ShownProposal> Check(IEnumerable<StoredProposal> proposals, IReadOnlyList<ShownFinding> shown)
    {
        var places = shown.Select((finding, place) => (finding.Id, place)).ToDictionary(finding => finding.Id, finding => finding.place);
        List<Finding> verified = [.. shown.Select(finding => finding.Verified!)];
        return [.. proposals.Select(proposal => (proposal, Answer: CitationGate.Check(
                new ProposalDraft(proposal.Kind, proposal.Text, [.. proposal.Findings.Where(places.ContainsKey).Select(id => places[id])]), verified)))
            .Where(one => one.Answer.Passed is not null).Select(one => new ShownProposal(one.proposal, one.Answer.Passed!))];
    }

    private static ShownFinding Check(StoredFinding stored, IReadOnlyDictionary<Guid, SharedReport> present)
    {
        List<SourceReport> corpus = [.. stored.Draft.Quotes.Select(quote => quote.Report).Distinct().Where(present.ContainsKey).Select(id => present[id].Source)];
        return new(stored, CitationGate.Check(stored.Draft, corpus).Passed);
    }
}
