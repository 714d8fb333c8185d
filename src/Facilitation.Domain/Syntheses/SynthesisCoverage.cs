using Facilitation.Domain.Experiments;

namespace Facilitation.Domain.Syntheses;

/// <summary>
/// What the findings leave out. A synthesis keeps failures and minority views visible: evidence that no finding cites is listed apart, and a
/// direction that nobody's words stand for is named.
/// </summary>
/// <param name="Cited">The evidence that findings cite.</param>
/// <param name="Uncited">The evidence that none cites, to be listed apart.</param>
/// <param name="NoEvidence">The reports that are none, with the reason; never counted.</param>
/// <param name="DroppedDirections">What some reports conclude and no finding says: those reports are all uncited, or cited only for the opposite.</param>
public sealed record SynthesisCoverage(
    IReadOnlyList<SourceReport> Cited,
    IReadOnlyList<SourceReport> Uncited,
    IReadOnlyList<(SourceReport Report, ReportEvidence Why)> NoEvidence,
    IReadOnlyList<FindingDirection> DroppedDirections)
{
    /// <summary>Holds the findings against all the reports that were read.</summary>
    public static SynthesisCoverage Of(IReadOnlyCollection<Finding> findings, IReadOnlyCollection<SourceReport> reports)
    {
        var judged = reports.Select(report => (Report: report, Why: ReportEvidence.Of(report))).ToList();
        var evidence = judged.Where(entry => entry.Why.Counts).Select(entry => entry.Report).ToList();
        HashSet<Guid> cited = [.. findings.SelectMany(finding => finding.Quotes).Select(quote => quote.Report)];
        FindingDirection[] dropped = [.. new[] { FindingDirection.Favourable, FindingDirection.Unfavourable }.Where(direction => IsDropped(direction, findings, evidence))];
        return new([.. evidence.Where(report => cited.Contains(report.Id))], [.. evidence.Where(report => !cited.Contains(report.Id))],
            [.. judged.Where(entry => !entry.Why.Counts)], dropped);
    }

    // Some reports conclude this way, and no finding that goes this way (or both ways) cites any of them.
    private static bool IsDropped(FindingDirection direction, IReadOnlyCollection<Finding> findings, List<SourceReport> evidence)
    {
        var stance = direction is FindingDirection.Favourable ? ReportStance.Worked : ReportStance.DidNotWork;
        HashSet<Guid> concluding = [.. evidence.Where(report => report.Stance == stance).Select(report => report.Id)];
        return concluding.Count > 0 && !findings.Any(finding => (finding.Direction == direction || finding.Direction is FindingDirection.Mixed) && finding.Quotes.Any(quote => concluding.Contains(quote.Report)));
    }
}
