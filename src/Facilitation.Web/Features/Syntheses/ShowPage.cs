using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>What one page of a synthesis shows: so many findings at once, with the reports they cite.</summary>
/// <param name="View">The synthesis.</param>
/// <param name="Number">Which page, from 1.</param>
/// <param name="Findings">The findings of this page, in the order of the outline.</param>
/// <param name="MayChange">Whether the viewer may write in it.</param>
internal sealed record ShowPage(SynthesisView View, int Number, IReadOnlyList<ShownFinding> Findings, bool MayChange)
{
    private const int Size = 40;

    /// <summary>Up to so many reports all stand beside the findings, also those that none cites.</summary>
    private const int FewReports = 25;

    public int Pages { get; private init; } = 1;

    public static ShowPage Of(SynthesisView view, int number, bool mayChange)
    {
        List<ShownFinding> ordered = [.. SynthesisOutline.Of(mayChange ? Listed(view) : view.Sentences).SelectMany(section => section.Groups).SelectMany(group => group.Findings)];
        var pages = Math.Max(1, (ordered.Count + Size - 1) / Size);
        number = Math.Clamp(number, 1, pages);
        return new(view, number, [.. ordered.Skip((number - 1) * Size).Take(Size)], mayChange) { Pages = pages };
    }

    public IReadOnlyList<OutlineSection> Outline => SynthesisOutline.Of(Findings);

    public int Undecided => View.Findings.Count(finding => finding.Holds && finding.Stored.Decision is FindingDecision.Pending);
    public int Accepted => View.Findings.Count(finding => finding.Holds && finding.Stored.Decision is FindingDecision.Accepted);
    public int Refused => View.Findings.Count(finding => finding.Stored.Decision is FindingDecision.Refused);

    /// <summary>Findings whose source changed or is gone; only their number is shown.</summary>
    public IReadOnlyList<ShownFinding> Changed => [.. View.Findings.Where(finding => !finding.Holds && finding.Stored.Decision is not FindingDecision.Refused)];

    public bool IsReady => View.Synthesis.Work is not SynthesisWork.Running && Undecided == 0 && Accepted > 0 && !View.Findings.Any(finding => !finding.Holds && finding.Stored.Decision is FindingDecision.Accepted);

    /// <summary>The reports whose words stand beside the findings.</summary>
    public IReadOnlyList<PlacedReport> Sources
    {
        get
        {
            var evidence = View.Reports.Where(report => report.IsEvidence).ToList();
            var cited = Findings.SelectMany(finding => finding.Verified!.Quotes).Select(quote => quote.Report).ToHashSet();
            return [.. evidence.Where(report => evidence.Count <= FewReports || cited.Contains(report.Listed.Report))];
        }
    }

    /// <summary>Where the quotes of this page stand in one part of a report.</summary>
    public IEnumerable<MarkedQuote> MarksIn(Guid report, ReportField field)
        => Findings.SelectMany(finding => finding.Verified!.Quotes.Select((quote, place) => (finding, quote, place)))
            .Where(one => one.quote.Report == report && one.quote.Field == field)
            .Select(one => new MarkedQuote(MarkedQuote.AnchorOf(one.finding.Stored.Place, one.place), one.finding.Stored.Place, one.quote.Spans));

    // A refused finding stays where it is while one reads, so that a decision can be taken back.
    private static IReadOnlyList<ShownFinding> Listed(SynthesisView view) => [.. view.Findings.Where(finding => finding.Holds)];
}

/// <summary>One finding as a card shows it.</summary>
/// <param name="Form">Its form while somebody changes it; <see langword="null"/> otherwise.</param>
/// <param name="Faults">Why the gate refused what is typed there.</param>
internal sealed record FindingCard(ShowPage Page, ShownFinding Finding, FindingForm? Form, IReadOnlyList<CitationFault> Faults);

/// <summary>A form for a finding.</summary>
/// <param name="Finding"><see langword="null"/> for a new one.</param>
/// <param name="Section">The section a new one is written in.</param>
internal sealed record FindingFormCard(ShowPage Page, ShownFinding? Finding, string? Section, FindingForm Form, IReadOnlyList<CitationFault> Faults);
