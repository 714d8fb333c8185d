using System.Globalization;
using System.Text.RegularExpressions;
using Facilitation.Domain.Privacy;

namespace Facilitation.Agents.Reframing.Guards;

/// <summary>No person stands in an answer: what the privacy scan finds, and any proper name nobody wrote.</summary>
internal static partial class PersonRules
{
    public static IEnumerable<AnswerFault> Check(ModelAnswer answer, GuardContext context)
    {
        var known = Words.Of(context.Sources).ToHashSet();
        foreach (var text in AnswerText.Of(answer))
        {
            if (Scan(text.Text, context).Any() || AsksForIdentity(text))
            {
                yield return new("person", text.Where, "Une personne pourrait être reconnue : parle d'un groupe, sans nom, classe précise, adresse ni numéro.");
            }
            else if (ProperNames(text.Text).Any(name => !known.Contains(Words.Fold(name)) && !Usual.Contains(Words.Fold(name))))
            {
                yield return new("invented_name", text.Where, "N'ajoute aucun nom propre ni sigle que l'auteur n'a pas écrit.");
            }
        }
    }

    private static IEnumerable<Redaction> Scan(string text, GuardContext context) => PrivacyScanner.Scan(text).Redactions.Where(found => found.Kind switch
    {
        // A number of pupils in a proposal is no small group of somebody's.
        RedactionKind.SmallGroup => false,
        // What the scan let stand in the author's text may stand in the answer.
        RedactionKind.ClassGroup or RedactionKind.School or RedactionKind.Health or RedactionKind.FamilySituation or RedactionKind.FamilyMember
            => !context.Author.Contains(text.Substring(found.Start, found.Length), StringComparison.OrdinalIgnoreCase),
        _ => true,
    });

    private static bool AsksForIdentity(AnswerText text) => text.Where.StartsWith("questions", StringComparison.Ordinal) && Identity().IsMatch(text.Text);

    /// <summary>Words with a capital inside a sentence, and words in capitals too long for a usual acronym.</summary>
    private static IEnumerable<string> ProperNames(string text)
    {
        foreach (Match match in Capitalised().Matches(text))
        {
            var word = match.Value;
            if (word.All(char.IsUpper) || word.Count(char.IsUpper) > 1)
            {
                if (word.Count(char.IsLetter) > 4)
                {
                    yield return word;
                }
            }
            else if (!StartsSentence(text, match.Index))
            {
                yield return word;
            }
        }
    }

    private static bool StartsSentence(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && (char.IsWhiteSpace(text[before]) || text[before] is '«' or '"' or '“' or '(' or '-' or '–' or '—' or '•' || char.GetUnicodeCategory(text[before]) is UnicodeCategory.Format))
        {
            before--;
        }

        return before < 0 || text[before] is '.' or '!' or '?' or '…';
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{Lu}[\p{L}]+(?:-\p{Lu}[\p{L}]+)*")]
    private static partial Regex Capitalised();

    [GeneratedRegex(@"\b(?:noms?|pr[ée]noms?|identit[ée]|adresses?|t[ée]l[ée]phones?|courriels?|mots? de passe|identifiants?|first names?|surnames?|passwords?|e-?mails?|phone numbers?|date de naissance)\b.{0,40}\b(?:[ée]l[èe]ves?|parents?|coll[èe]gues?|votre|vos|vous|leurs?|your|their|pupils?|students?|colleagues?)\b|\b(?:votre|quels?|donnez|what is your|your)\b.{0,20}\b(?:mots? de passe|identifiants?|passwords?|e-?mail|num[ée]ro de t[ée]l[ée]phone)", RegexOptions.IgnoreCase)]
    private static partial Regex Identity();

    // Words of school life that are written with a capital, or long acronyms; none of them a person.
    private static readonly HashSet<string> Usual = [.. """
        terminale premiere seconde sixieme cinquieme quatrieme troisieme cp ce1 ce2 cm1 cm2 etat education nationale republique france europe
        toussaint noel paques ecole college lycee defi action retour synthese francais mathematiques histoire geographie segpa rased atsem
        ulis upe2a eps emc svt english french spanish german italian latin christmas easter monday tuesday wednesday thursday friday
        january february march april june july august september october november december year key stage i
        internet comment how
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
}
