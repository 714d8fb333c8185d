namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>Every rule that a sentence is held against once its quotes were looked for.</summary>
internal static class FindingRules
{
    private const int LongestCondition = 160;

    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        if (claim.Condition?.Length > LongestCondition)
        {
            yield return Faults.Of("claim_length", $"Une condition se dit en quelques mots : {LongestCondition} caractères au plus.");
        }

        var source = string.Join(' ', claim.Cited.Select(report => $"{report.Text.Told} {report.Text.Fields}"));
        var faults = PersonRule.Check(claim.Text, source).Concat(claim.Condition is { } condition ? PersonRule.Check(condition, source) : [])
            .Concat(InstructionRule.Check(claim))
            .Concat(ReportCountRule.Check(claim))
            .Concat(NumberRule.Check(claim))
            .Concat(MeasureRule.Check(claim))
            .Concat(UniversalRule.Check(claim))
            .Concat(PolarityRule.Check(claim))
            .Concat(EvidenceRule.Check(claim))
            .Concat(ContextRule.Check(claim))
            .Concat(CauseRule.Check(claim))
            .Concat(AdviceRule.Check(claim))
            .Concat(CertaintyRule.Check(claim))
            .Concat(ComparisonRule.Check(claim))
            .Concat(GroundingRule.Check(claim));
        foreach (var fault in faults.DistinctBy(fault => fault))
        {
            yield return fault;
        }
    }
}
