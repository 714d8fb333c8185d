using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>The grade, level, subject or kind of school that a sentence names is that of a report it cites.</summary>
internal static class ContextRule
{
    private const int ShortestSubject = 5;

    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        if (claim.Cited.Count == 0)
        {
            yield break;
        }

        var known = claim.Cited.SelectMany(report => report.Text.Contexts).ToHashSet(StringComparer.Ordinal);
        var strange = Grades.In(claim.Lower).Concat(Grades.In(claim.ConditionLower)).Where(name => !known.Contains(name)).Distinct().Select(ContextNames.Shown).ToList();
        strange.AddRange(SubjectsOfOthers(claim).Select(claim.Written).Except(strange));
        if (strange.Count > 0)
        {
            yield return Faults.Of("wrong_context", $"Aucun retour cité ne porte sur : {string.Join(", ", strange)}. Reprenez le niveau, la classe ou la discipline du retour, ou retirez cette précision.");
        }
    }

    // « En électrotechnique », when the report of electrical engineering is another one.
    private static IEnumerable<string> SubjectsOfOthers(Claim claim)
    {
        var own = string.Join(' ', claim.Cited.Select(report => $"{report.Text.Told} {report.Text.Fields}"));
        return claim.Others.Select(report => Plain.Of(report.Subject ?? "")).Distinct()
            .Where(subject => subject.Length >= ShortestSubject && !own.Contains(subject, StringComparison.Ordinal) && new[] { claim.Lower, claim.ConditionLower }.Any(text => text.Contains($"en {subject}", StringComparison.Ordinal) || text.Contains($"in {subject}", StringComparison.Ordinal)));
    }
}
