using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising;

/// <summary>What an author says by writing something in one field of the report and not in another. It outranks what anybody reads out of the words.</summary>
internal static class FieldKind
{
    /// <returns><see langword="null"/> when the field may hold anything.</returns>
    public static FindingKind? Of(ReportField field) => field switch
    {
        ReportField.Deviations => FindingKind.Deviation,
        ReportField.Limitations => FindingKind.Limitation,
        ReportField.Favourable or ReportField.Unfavourable => FindingKind.Condition,
        ReportField.Advice => FindingKind.Recommendation,
        _ => null,
    };

    /// <returns><see langword="null"/> when the words have to tell.</returns>
    public static FindingDirection? DirectionOf(ReportField field) => field switch
    {
        ReportField.Favourable => FindingDirection.Favourable,
        ReportField.Unfavourable => FindingDirection.Unfavourable,
        ReportField.Limitations => FindingDirection.Mixed,
        _ => null,
    };
}
