namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>The grade, level, subject or kind of school that a sentence names is that of a report it cites.</summary>
internal static class ContextRule
{
    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        if (claim.Cited.Count == 0)
        {
            yield break;
        }

        var known = claim.Cited.SelectMany(report => report.Text.Contexts).ToHashSet(StringComparer.Ordinal);
        var strange = Grades.In(claim.Lower).Concat(Grades.In(claim.ConditionLower)).Where(name => !known.Contains(name)).Distinct().ToList();
        if (strange.Count > 0)
        {
            yield return Faults.Of("wrong_context", $"Aucun retour cité ne porte sur : {string.Join(", ", strange)}. Reprenez le niveau, la classe et la discipline du retour.");
        }
    }
}
