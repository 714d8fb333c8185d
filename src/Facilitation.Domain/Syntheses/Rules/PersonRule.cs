using System.Text.RegularExpressions;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>A synthesis names nobody, not even somebody whom a report names by mistake; masks stay inside quotes.</summary>
internal static partial class PersonRule
{
    public static IEnumerable<CitationFault> Check(string text, string source)
    {
        if (Mask().IsMatch(text))
        {
            yield return Faults.Of("person", "Un masque tel que « [prénom] » n'a sa place que dans une citation : parlez d'un élève ou d'un groupe.");
        }
        else if (Scanned(text, source) is { } word || (word = ProperNames(text).FirstOrDefault(name => !IsHarmless(name, source))) is not null)
        {
            yield return Faults.Of("person", $"« {word} » semble désigner une personne, un lieu ou une classe, ou toucher à la vie privée : remplacez ce mot, ou parlez d'un groupe d'élèves.");
        }
    }

    /// <returns>The first words that would be masked in a report too; <see langword="null"/> when there are none.</returns>
    private static string? Scanned(string text, string source) => PrivacyScanner.Scan(text).Redactions.Where(found => found.Kind switch
    {
        // A number of pupils is what reports give.
        RedactionKind.SmallGroup => false,
        // What the scan let stand in a report may be said again: « deux élèves dys ».
        RedactionKind.Health or RedactionKind.FamilySituation or RedactionKind.FamilyMember => !source.Contains(Plain.Of(text.Substring(found.Start, found.Length)), StringComparison.Ordinal),
        _ => true,
    }).Select(found => text.Substring(found.Start, found.Length)).FirstOrDefault();

    /// <summary>Words with a capital inside a sentence, and a given name that opens it.</summary>
    private static IEnumerable<string> ProperNames(string text)
    {
        foreach (Match match in Capitalised().Matches(text))
        {
            var word = match.Value;
            if (word.Count(char.IsUpper) > 1 && !word.Contains('-', StringComparison.Ordinal))
            {
                if (word.Count(char.IsLetter) > 6)
                {
                    yield return word; // Too long for an acronym of school life.
                }
            }
            else if (!Opens(text, match.Index) || Lexicon.IsGivenName(Folding.Lower(word)))
            {
                yield return word;
            }
        }
    }

    // A tool or a subject may be named when the report names it; a name that people bear may not.
    private static bool IsHarmless(string name, string source)
    {
        var lower = Folding.Lower(name);
        return Usual.Contains(lower) || Lexicon.ProperWords.Contains(lower) || Lexicon.FunctionWords.Contains(lower)
            || ((source.Contains(lower, StringComparison.Ordinal) || Lexicon.Famous.Contains(Lexicon.Joined(lower)))
                && !Lexicon.IsGivenName(lower) && !Lexicon.UncertainGivenNames.Contains(lower) && !Lexicon.Surnames.Contains(lower));
    }

    private static bool Opens(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && (char.IsWhiteSpace(text[before]) || text[before] is '«' or '"' or '“' or '(' or '-' or '–' or '—' or '•'))
        {
            before--;
        }

        return before < 0 || text[before] is '.' or '!' or '?' or '…' or ':';
    }

    [GeneratedRegex(@"\[[\p{L} ]{2,30}\]")]
    private static partial Regex Mask();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{Lu}[\p{L}]+(?:-\p{Lu}[\p{L}]+)*")]
    private static partial Regex Capitalised();

    // Words of school life that are written with a capital; none of them a person.
    private static readonly HashSet<string> Usual = [.. """
        terminale premiere seconde sixieme cinquieme quatrieme troisieme cp ce1 ce2 cm1 cm2 etat education nationale republique france europe ps ms gs tle
        toussaint noel paques ecole college lycee defi action retour synthese francais mathematiques histoire geographie segpa rased atsem
        ulis upe2a eps emc emi svt ses snt nsi melec mco ndrc gpme agora sn cap bts bac pro lv lv1 lv2 english french spanish german italian latin christmas easter
        monday tuesday wednesday thursday friday saturday january february march april may june july august september october november december year key stage
        internet comment how joker ia ai
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
}
