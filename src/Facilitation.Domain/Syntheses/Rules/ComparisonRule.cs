using System.Text.RegularExpressions;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>What several reports tried is not ranked: « plus efficace que » stands in a sentence only where one of them compares.</summary>
internal static partial class ComparisonRule
{
    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        if (claim.Cited.Count > 1 && Ranks().IsMatch(claim.Lower) && !claim.Cited.SelectMany(report => report.Around).Any(sentence => Ranks().IsMatch(sentence.Lower)))
        {
            yield return Faults.Of("comparison", "Aucun retour cité ne fait cette comparaison : dites ce que chacun a observé, sans les classer.");
        }
    }

    // Not « plus long que d'habitude », which compares with what was before.
    [GeneratedRegex(@"\b(?:[a-z]{4,} (?:davantage|plus|moins)|(?:plus|moins|aussi) (?:efficace|utile|adapte|pertinent|rentable|benefique|performant|favorable|convaincant|interessant|reussi|formateur|motivant)\w*|mieux|meilleure?s?|(?:fonctionne|marche|reussit)\w* (?:plus|moins|mieux)|(?:more|less) (?:effective|useful|efficient|suitable|beneficial|helpful|successful)|better|worse|works? best|(?:does|did|do) (?:more|less|better)|(?:fait|font|apporte|apportent|aide|aident) (?:plus|davantage|moins|mieux))\b[^,;.]{0,60}\b(?:que(?! (?:d'habitude|d'ordinaire|prevu|avant))|qu'(?:en|a|au|avec|dans|chez|un|une)|than(?! (?:usual|before|expected|planned)))\b")]
    private static partial Regex Ranks();
}
