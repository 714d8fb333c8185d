using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses.Quantities;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>
/// A number of a sentence occurs in a cited report, equal in value and counting the same, in figures or in words. What stands in the quoted
/// sentences may be told in other words; what stands elsewhere in the report must count the very same thing.
/// </summary>
internal static partial class NumberRule
{
    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        var sources = NumberSources.Of(claim);
        var counted = ReportCountRule.Find(claim.Lower).ToList();
        foreach (var (number, text) in claim.Numbers.Where(number => !counted.Exists(match => match.Index <= number.Start && number.Start < match.Index + match.Length)).Select(number => (number, claim.Lower))
            .Concat(QuantityReader.Read(claim.ConditionLower).Select(number => (number, claim.ConditionLower)))
            .Where(entry => !entry.number.IsWhole && (entry.number.Unit is not Unit.Rank || entry.number.Value > 2)))
        {
            var said = claim.Written(text[number.Start..Math.Min(text.Length, number.End)].Trim());
            switch (sources.Hold(number))
            {
                case NumberMatch.None:
                    yield return Faults.Of("number", $"Le nombre « {said} » n'est pas dans les retours cités : retirez-le, ou citez le passage qui le donne.");
                    break;
                case NumberMatch.OtherUnit:
                    yield return Faults.Of("number_unit", $"Le nombre « {said} » est bien dans un retour cité, mais il y compte autre chose : reprenez-le avec son unité, ou retirez-le.");
                    break;
                case NumberMatch.OtherBound:
                    yield return Faults.Of("number", $"Le retour ne dit pas « plus de » ni « moins de » {said} : reprenez le nombre comme il y est écrit.");
                    break;
            }
        }

        if (Trend.ReversedPair(claim) is { } reversed)
        {
            yield return Faults.Of("number", $"L'évolution « {claim.Written(reversed)} » va dans l'autre sens dans le retour cité : remettez les valeurs dans l'ordre.");
        }

        if (Most().Match(claim.Lower) is { Success: true } most && !sources.HoldMost(most.Groups["few"].Success, most.Groups["all"].Success) && !Most().IsMatch(claim.QuoteSentences))
        {
            yield return Faults.Of("number", $"« {claim.Written(most.Value)} » : aucun retour cité ne le dit. Donnez le nombre du retour, ou écrivez « des élèves ».");
        }
    }

    [GeneratedRegex(@"\b(?:la plupart|la majorite|une majorite|la grande majorite|une grande partie|(?<all>la quasi-totalite|presque (?:tous|toutes|toute la)|quasiment (?:tous|toutes)|nearly all|almost all)|(?<few>une minorite|une petite partie|une poignee|tres peu) d|most (?:of|pupils|students)|the majority|(?<few>a minority|a handful|few) (?:of|pupils|students))\b")]
    private static partial Regex Most();
}
