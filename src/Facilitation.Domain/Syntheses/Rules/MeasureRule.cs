using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses.Quantities;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>
/// What a number measures is what the report measures: « l'installation prend quarante minutes » is no session of forty minutes,
/// « une heure par paquet » no hour « par copie », a number « de leçons » none « d'élèves », what CM2 did not what CM1 did.
/// </summary>
internal static partial class MeasureRule
{
    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        foreach (var number in claim.Numbers.Where(number => number.Unit is not (Unit.Rank or Unit.Times)))
        {
            var same = claim.Cited.SelectMany(report => report.Near.SelectMany(place => report.Text.NumbersOf[place]
                .Where(other => other.Value == number.Value).Select(other => (report.Text.Sentences[place].Lower, other)))).ToList();
            if (IsAnother(Lasting, LastingOrEach) || IsAnother(Each, Each) || IsAnother(Whose, Whose) || IsAnother(Counted, Counted))
            {
                yield return Faults.Of("number_unit", $"Le nombre « {claim.Written(claim.Lower[number.Start..number.End].Trim())} » est bien dans un retour cité, mais il y mesure autre chose : reprenez ce que dit le retour.");
                yield break;
            }

            // Each side must name something, and no place where the number stands names anything related.
            bool IsAnother(Func<string, Quantity, HashSet<string>> said, Func<string, Quantity, HashSet<string>> told) => said(claim.Lower, number) is { Count: > 0 } mine
                && same.Count > 0 && same.TrueForAll(entry => told(entry.Lower, entry.other) is { Count: > 0 } other && !mine.Any(stem => Stems.Related(stem, other)));
        }
    }

    // « La fabrication prend trois heures par album »: an album takes them too.
    private static HashSet<string> LastingOrEach(string lower, Quantity number) => Lasting(lower, number) is { Count: > 0 } lasting ? [.. lasting, .. Each(lower, number)] : [];

    // The telling words before the verb; none where a pronoun stands, or nothing that lasts.
    private static HashSet<string> Lasting(string lower, Quantity number)
        => number.Unit is Unit.Time ? [.. Stems.Of(Subject().Match(lower[..number.Start]).Groups["subject"].Value)] : [];

    private static HashSet<string> Each(string lower, Quantity number)
        => PerOne().Matches(PartOf(lower, number)).Select(match => UnitWords.Stem(match.Groups["one"].Value)).Where(stem => stem.Length > 1).ToHashSet(StringComparer.Ordinal);

    // « Les CM2 en corrigent deux ; les CM1, une »: where several classes stand side by side, each number is of one.
    private static HashSet<string> Whose(string lower, Quantity number)
        => Grades.In(lower).Count > 1 && Grades.In(PartOf(lower, number)) is { Count: 1 } names ? [.. names] : [];

    private static string PartOf(string lower, Quantity number)
        => Part().Matches(lower).FirstOrDefault(part => part.Index <= number.Start && number.Start < part.Index + part.Length)?.Value ?? "";

    private static HashSet<string> Counted(string lower, Quantity number)
        => NumberOf().Match(lower[..number.Start]) is { Success: true } match
            ? [UnitWords.Family(match.Groups["one"].Value)]
            : [];

    [GeneratedRegex(@"(?<subject>[^,;:.!?()]+?) (?:(?:a|ont|avait|has|had|would) )?(?:dur(?:e|ent|ait|aient|ee?s?)|pren(?:d|ait|nent)|pris|demand(?:e|ent|ait)|occup(?:e|ent|ait)|exig(?:e|ent|eait)|last(?:s|ed)?|takes?|took|taken)(?: \w+){0,2} ?\z")]
    private static partial Regex Subject();

    [GeneratedRegex(@"(?:(?! (?:et(?! demie?\b)|contre|mais|alors|tandis|and|but|against|while)\b)(?:[^,;:.!?]|(?<=\d)[,.](?=\d)))+")]
    private static partial Regex Part();

    // « par » of an agent or of a way (« par écrit », « par cœur ») is followed by an article or by words that count nothing.
    [GeneratedRegex(@"\b(?:par|per) (?!(?:ecrit|oral|coeur|exemple|contre|ailleurs|rapport|terre|hasard|deux|trois|quatre|cinq|petits?|groupes?|binomes?|ilots?|equipes?|cent)\b)(?<one>[a-z]{4,})\b")]
    private static partial Regex PerOne();

    [GeneratedRegex(@"\b(?:nombre|moyenne|total|taux|proportion|number|average) (?:d'|des? |du |of (?:the )?)(?<one>[a-z]{4,})\b[^,;:.!?]*\z")]
    private static partial Regex NumberOf();
}
