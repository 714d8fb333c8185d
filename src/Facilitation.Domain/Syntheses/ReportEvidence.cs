using System.Text.Json.Serialization;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses;

/// <summary>Whether a report can stand for or against an action.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceStatus>))]
public enum EvidenceStatus
{
    /// <summary>It tells what was tried and what was observed.</summary>
    [JsonStringEnumMemberName("evidence")] Evidence,

    /// <summary>It says, or was marked, that nothing can be concluded.</summary>
    [JsonStringEnumMemberName("inconclusive")] Inconclusive,

    /// <summary>The action was not carried out: neither a success nor a failure.</summary>
    [JsonStringEnumMemberName("not_carried_out")] NotCarriedOut,

    /// <summary>It tells nothing that was observed: « Super, à refaire ! ».</summary>
    [JsonStringEnumMemberName("too_thin")] TooThin,
}

/// <summary>What counts as evidence (METHOD 3.9): reports that are none are listed apart and never counted, least of all as failures.</summary>
/// <param name="Status">Counted only when <see cref="EvidenceStatus.Evidence"/>.</param>
/// <param name="Reason">Why it is none, in French, for people; empty for evidence.</param>
/// <param name="Field">The part that shows it; <see langword="null"/> when no single passage does.</param>
/// <param name="Span">Where in that part, in UTF-16 units.</param>
/// <param name="Passage">The report's own words there.</param>
public sealed record ReportEvidence(EvidenceStatus Status, string Reason, ReportField? Field, QuoteSpan? Span, string? Passage)
{
    public bool Counts => Status is EvidenceStatus.Evidence;

    /// <summary>Reads what a report is worth.</summary>
    public static ReportEvidence Of(SourceReport report) => EvidenceReader.Read(report);
}
