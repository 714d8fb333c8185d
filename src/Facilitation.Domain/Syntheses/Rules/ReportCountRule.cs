using System.Text.RegularExpressions;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>How many reports say something is counted by code: a sentence counts neither reports nor the people who wrote them.</summary>
internal static partial class ReportCountRule
{
    public const string Code = "report_count";

    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        foreach (var match in Find(claim.Lower))
        {
            // « dans sept cas », the report says itself: of its pupils, not of reports.
            if (!claim.QuoteSentences.Contains(Cases().Match(match.Value) is { Success: true } cases ? cases.Groups["cases"].Value : match.Value, StringComparison.Ordinal))
            {
                yield return Faults.Of(Code, "Cette phrase compte des retours ou leurs auteur·rices : retirez ce compte, l'application l'affiche elle-même à partir des citations.");
                yield break;
            }
        }

        if (claim.Cited.Count == 1 && Plural().Match(claim.Lower) is { Success: true } plural && !claim.QuoteSentences.Contains(plural.Value, StringComparison.Ordinal))
        {
            yield return Faults.Of(Code, "Cette phrase parle au pluriel de retours ou d'enseignant·es, alors qu'un seul retour est cité : parlez de ce retour, ou citez les autres.");
        }
    }

    /// <summary>The counts of reports in a text.</summary>
    public static IEnumerable<Match> Find(string lower) => Counted().Matches(lower).Concat(InEnglish().Matches(lower));

    // « la plupart des groupes » counts pupils; the words below are those a synthesis is made from, and those who wrote them.
    private const string Writers = @"(?:retours?|rapports?|retex|temoignages?|experimentations?|experimentateurs?|experimentatrices?|contributeurs?|contributrices?|enseignantes?|enseignants?|professeure?s?|profs?|collegues?|auteure?s?|autrices|praticiennes?|praticiens?|equipes (?:enseignantes|pedagogiques)|temoins|personnes ayant teste|participants a l'experimentation|etablissements|ecoles|colleges|lycees)";

    private const string Number = @"(?:\d+|un seul|une seule|une? sur \w+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|une? (?:(?:tres )?(?:large|grande|forte|petite|ecrasante|faible|bonne|courte|nette) )?(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|minorite|majorite|poignee|partie|moitie|quart|tiers|large part|bonne partie|nombre)|la (?:plupart|majorite|minorite|moitie|quasi-totalite|totalite|tres grande majorite|grande majorite)|le (?:quart|tiers)|l'ensemble|l'unanimite|tous|toutes|chacun|chacune|chaque|aucun|aucune|nul|plusieurs|quelques|certains|certaines|beaucoup|nombre|bon nombre|nombreux|nombreuses|de nombreux|de nombreuses|peu|presque tous|presque toutes|quasiment tous|la quasi totalite|divers|diverses|maints|d'autres|les autres|plus de \w+|moins de \w+|pres de \w+)";

    [GeneratedRegex($@"\b{Number} (?:(?:sur|de|d'|des|parmi|d'entre|les|ces|nos|autres|premiers|derniers|seuls?|meme|\w+ sur \w+) ?){{0,4}}{Writers}\b|\b\d+ ?(?:%|pour cent) (?:des|de ces|de nos|d') ?{Writers}\b|\b(?:tous|toutes|unanimes?|unanimite|majoritairement|majoritaires?|une majorite|minoritaires?) (?:s'accordent|sont d'accord|le disent|confirment|constatent|observent|rapportent|en conviennent)\b|\b(?:les|ces) (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+) {Writers}\b|\bfont? l'unanimite\b|\ba l'unanimite\b|\bunanimement\b|\b{Number} (?:d'entre eux|d'entre elles) (?:rapportent|constatent|observent|ont teste|ont essaye)|\b{Writers} sur (?:\d+|deux|trois|quatre|cinq|six|dix)\b|\b(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:classes?|essais?|cas|sites?|fois) sur (?:les )?(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b|\b(?:dans|chez) (?:la plupart|la majorite|plusieurs|\d+|deux|trois|quatre|cinq|tous les|toutes les) (?:des )?(?:cas|classes|etablissements|ecoles|colleges|lycees|experimentations|essais|ateliers(?! (?:par|de|d')))\b")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:\d+|one single|a single|only one|both|two|three|four|five|six|seven|eight|nine|ten|most|many|several|some|all|none|few|half|a majority|the majority|every|each|no) (?:(?:of|the|these|our|other|out of \w+) ){0,3}(?:reports?|teachers?|colleagues?|authors?|accounts?|experimenters?|schools?|contributors?|trials?|members)\b|\b\d+ ?% of (?:the )?(?:reports|teachers|colleagues|authors|schools|trials)\b|\bunanimous(?:ly)?\b|\b(?:everyone|all) agrees?\b|\b(?:in|across) (?:most|all|several|two|three|both|a pair of|a couple of|a handful of) (?:cases|classes|classrooms|schools|trials|workshops|settings)\b")]
    private static partial Regex InEnglish();

    [GeneratedRegex(@"\A(?:dans |chez )?(?<cases>\w+ (?:cas|fois|essais?))\b")]
    private static partial Regex Cases();

    [GeneratedRegex(@"\b(?:les|des|ces|nos) (?:retours|rapports|retex|temoignages|experimentations|enseignants|enseignantes|professeurs|collegues|auteurs|autrices|equipes (?:enseignantes|pedagogiques)|praticiens)\b(?! (?:de|des|du|d'))|\b(?:the )?(?:reports|teachers|colleagues|authors) (?:report|observe|find|say|note|agree|describe)\b")]
    private static partial Regex Plural();
}
