using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising;

/// <summary>What may be drawn from a report that is no evidence: what it says of itself, never an effect (METHOD 3.9).</summary>
internal static class EvidenceRules
{
    public static bool Allows(SourceReport report, FindingKind kind) => ReportEvidence.Of(report).Status switch
    {
        EvidenceStatus.Evidence => true,
        EvidenceStatus.TooThin => kind is FindingKind.Limitation or FindingKind.Deviation,
        _ => kind is not FindingKind.Effect,
    };
}
