using Facilitation.Domain.Experiments;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising;

/// <summary>What may be drawn from a report that is no evidence: what it says of itself, never an effect (METHOD 3.9).</summary>
internal static class EvidenceRules
{
    public static bool Allows(SourceReport report, FindingKind kind) => kind is not FindingKind.Effect || report.Stance is not ReportStance.Inconclusive;
}
