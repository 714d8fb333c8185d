using Facilitation.Domain.Experiments;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>How many reports say what, counted by code. Both verdicts are counted where the author's and the retained one differ.</summary>
/// <param name="Total">Reports that are evidence.</param>
/// <param name="Declared">By what their authors say.</param>
/// <param name="Retained">By what was retained; where nothing was, by what their authors say.</param>
/// <param name="Unstated">Reports without any verdict.</param>
/// <param name="Differing">Reports whose two verdicts differ.</param>
internal sealed record ReportCounts(int Total, Evidence Declared, Evidence Retained, int Unstated, int Differing)
{
    public static ReportCounts None { get; } = new(0, Evidence.None, Evidence.None, 0, 0);

    public static ReportCounts Of(IReadOnlyCollection<SourceReport> reports) => new(
        reports.Count,
        Count(reports, report => report.DeclaredStance ?? report.RetainedStance),
        Count(reports, report => report.Stance),
        reports.Count(report => report.Stance is null),
        reports.Count(report => report.DeclaredStance is { } declared && report.RetainedStance is { } retained && declared != retained));

    private static Evidence Count(IReadOnlyCollection<SourceReport> reports, Func<SourceReport, ReportStance?> stance) => new(
        reports.Count(report => stance(report) is ReportStance.Worked),
        reports.Count(report => stance(report) is ReportStance.Mixed),
        reports.Count(report => stance(report) is ReportStance.DidNotWork),
        reports.Count(report => stance(report) is ReportStance.Inconclusive));
}
