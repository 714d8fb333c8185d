using System.Runtime.CompilerServices;

namespace Facilitation.Domain.Syntheses.Quoting;

/// <summary>A report whose passages were brought into the form quotes are looked for in: once for each report, and forgotten with it.</summary>
internal sealed class ReadReport
{
    private static readonly ConditionalWeakTable<SourceReport, ReadReport> Known = [];

    private ReadReport(SourceReport report)
        => Passages = [.. report.Passages.Where(passage => passage.Text.Length > 0).Select(passage => (passage, QuoteText.Of(passage.Text)))];

    public IReadOnlyList<(ReportPassage Passage, QuoteText Text)> Passages { get; }

    public static ReadReport Of(SourceReport report) => Known.GetValue(report, static report => new(report));

    /// <summary>The first passage that holds the quote.</summary>
    public (ReportPassage Passage, IReadOnlyList<QuoteSpan> Spans)? Find(QuoteWords quote)
    {
        foreach (var (passage, text) in Passages)
        {
            // The author may have written the ellipsis: then the whole stands there as it is.
            if (QuoteFinder.Find([quote.Whole], text) is { } whole)
            {
                return (passage, whole);
            }

            if (quote.Parts.Count > 1 && QuoteFinder.Find(quote.Parts, text) is { } parts)
            {
                return (passage, parts);
            }
        }

        return null;
    }
}
