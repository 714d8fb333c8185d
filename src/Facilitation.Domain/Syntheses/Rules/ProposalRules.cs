using System.Text.RegularExpressions;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses.Quantities;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>A proposition asks, or says what is not known, or sets findings against each other: it states no fact of its own and no number.</summary>
internal static partial class ProposalRules
{
    private const double LeastShare = 0.5;

    public static IEnumerable<CitationFault> Check(ProposalDraft draft, IReadOnlyList<Finding> findings)
    {
        var text = PlainText.Tidy(draft.Text) ?? "";
        var lower = Plain.Of(text);
        var known = string.Join(' ', findings.Select(finding => Plain.Of($"{finding.Claim} {finding.Condition} {string.Join(' ', finding.Quotes.Select(quote => quote.Words))}")));
        if (Numbers(lower))
        {
            yield return Faults.Of("number", "Cette proposition contient un nombre : retirez-le.");
        }

        if (ReportCountRule.Find(lower).Any(match => !NoReportSays().IsMatch(match.Value + lower[(match.Index + match.Length)..])))
        {
            yield return Faults.Of(ReportCountRule.Code, "Cette proposition compte des retours : retirez ce compte, l'application l'affiche elle-même.");
        }

        foreach (var fault in PersonRule.Check(text, known).Concat(InstructionRule.Plainness(text)).Concat(draft.Kind switch
        {
            ProposalKind.Gap => Gap(text),
            ProposalKind.NextInquiry => Inquiry(text),
            _ => Disagreement(draft, lower, findings),
        }))
        {
            yield return fault;
        }
    }

    // Grades and « l'un … l'autre » are no numbers; « un » and « une » are articles.
    private static bool Numbers(string lower) => QuantityReader.Read(Grades.Without(lower)).Any(number => number.Unit is not Unit.Rank || number.Value > 2);

    private static IEnumerable<CitationFault> Gap(string text)
    {
        foreach (var sentence in Sentences.Of(text))
        {
            var lower = Plain.Of(sentence);
            if (!(NotKnown().IsMatch(lower) || (sentence.TrimEnd().EndsWith('?') && Asks().IsMatch(lower))))
            {
                yield return Faults.Of("states_fact", "Dites seulement ce qu'on ne sait pas, sans rien affirmer : « On ne sait pas encore si… », « Reste à savoir comment… », ou une question.");
                yield break;
            }

            if (Because().IsMatch(lower) || Presumed().IsMatch(lower))
            {
                yield return Faults.Of("states_fact", "Cette phrase affirme un fait au passage (« car », « alors que », « pourquoi cela marche ») : gardez seulement ce qu'on ne sait pas.");
                yield break;
            }
        }
    }

    private static IEnumerable<CitationFault> Inquiry(string text)
    {
        var question = text.TrimEnd();
        if (Sentences.Of(question).Count != 1 || question.Count(c => c == '?') != 1 || !question.EndsWith('?') || !Opening().IsMatch(question))
        {
            yield return Faults.Of("not_a_question", "Écrivez une seule question, qui commence par « Comment » et finit par « ? ».");
        }

        if (Because().IsMatch(Plain.Of(question)))
        {
            yield return Faults.Of("states_fact", "La question affirme un fait au passage : demandez seulement ce qu'il y a à chercher.");
        }
    }

    private static IEnumerable<CitationFault> Disagreement(ProposalDraft draft, string lower, IReadOnlyList<Finding> findings)
    {
        List<Finding> named = [.. draft.Findings.Distinct().Where(place => place >= 0 && place < findings.Count).Select(place => findings[place])];
        if (named.Count < 2 || draft.Findings.Any(place => place < 0 || place >= findings.Count))
        {
            yield return Faults.Of("disagreement", "Un désaccord nomme au moins deux constats, et chacun doit exister.");
            yield break;
        }

        if (named.Select(finding => finding.Direction).Distinct().Count() == 1 && named.Select(finding => Plain.Of(finding.Condition ?? "")).Distinct().Count() == 1)
        {
            yield return Faults.Of("disagreement", "Ces constats vont dans le même sens et sous la même condition : ils ne s'opposent pas.");
        }

        if (Cause().IsMatch(lower))
        {
            yield return Faults.Of("states_fact", "Un désaccord ne dit pas pourquoi les constats s'opposent : retirez la cause, ou demandez de quoi cela dépend.");
        }

        if (!Opposes().IsMatch(lower))
        {
            yield return Faults.Of("states_fact", "Un désaccord dit que des constats s'opposent et sur quoi (« Les constats divergent selon… »), sans rien affirmer de plus.");
        }

        var known = Stems.AllOf(string.Join(' ', named.Select(finding => Plain.Of($"{finding.Claim} {finding.Condition} {string.Join(' ', finding.Quotes.Select(quote => quote.Words))}"))));
        var words = Stems.ListOf(Opposes().Replace(Grades.Without(lower), " ")).ToList();
        if (words.Count > 1 && words.Count(word => Stems.Related(word, known)) < LeastShare * words.Count)
        {
            yield return Faults.Of("unsupported", "Ce désaccord parle d'autre chose que des constats nommés : reprenez leurs mots.");
        }
    }

    [GeneratedRegex(@"\b(?:on|nous|personne|rien|aucun \w+|les retours|le corpus|les constats)? ?(?:ne|n') ?(?:sait|savons|savent|dit|disent|permet|permettent|connait|connaissons|ignore|precise|precisent|renseigne|renseignent|est|sont|etablit|tranche|tranchent|indique|indiquent|mesure|mesurent)\b.{0,40}\b(?:pas|rien|encore|si|comment|combien|quel\w*|ce|dans quelle mesure|connue?s?|etablie?s?|documente\w*|clair)\b|\b(?:reste(?:nt)?|demeure(?:nt)?) (?:a (?:savoir|comprendre|etablir|verifier|preciser|explorer|determiner|documenter|tester|mesurer|eclaircir|examiner)|inconnu\w*|ouvert\w*|incertain\w*|en suspens|sans reponse|obscur\w*|peu clair\w*)|\b(?:on|nous) (?:ignore|ignorons|manque|manquons|ne dispose|ne disposons|aimerait savoir|aimerions savoir|se demande)\b|\b(?:il (?:reste|manque|faudrait|faut)) .{0,20}\b(?:savoir|verifier|comprendre|donnees?|mesures?|recul|a savoir|a verifier|a comprendre)|\bl'effet .{0,60}\b(?:est|reste) (?:inconnu|a etablir|incertain)|\bla question\b.{0,120}\b(?:ouverte|posee|entiere|se pose)|\bmanque de (?:donnees|recul|mesures)|\b(?:we|it) (?:do not|don't|does not|cannot|can't|is not|is still|remains) (?:yet )?(?:know|known|clear|unclear|unknown|tell|to be)|\b(?:remains?|is still|are still) (?:unknown|unclear|open|to be (?:seen|known|established|tested))|\b(?:it is )?(?:unknown|unclear|not (?:yet )?known) (?:whether|how|if|why|what|which)|\bnothing (?:tells|shows|says)|\bno report (?:tells|says|measures) (?:whether|how|what|if)")]
    private static partial Regex NotKnown();

    [GeneratedRegex(@"\b(?:est-ce|comment|combien|quel\w*|qu'\w+|que|dans quelle mesure|a quel\w*|pour quel\w*|chez quel\w*|faut-il|peut-on|\w+-(?:t-)?(?:il|elle|ils|elles|on)|how|what|which|whether|does|do|is|are|can|could|would|should|to what extent|who|when|where)\b")]
    private static partial Regex Asks();

    // « Aucun retour ne dit si … » counts nothing: it says what is not known.
    [GeneratedRegex(@"^(?:aucun|aucune|les|no) (?:des |de ces |of the )?\w+ (?:(?:ne|n') ?(?:dit|disent|precise|precisent|permet(?:tent)? de (?:savoir|dire)|indique|indiquent|renseigne sur|mesure|tranche)|says?|tells?) (?:si|comment|combien|pourquoi|ce qu\w*|quel\w*|dans quelle mesure|whether|how|what|if)\b")]
    private static partial Regex NoReportSays();

    [GeneratedRegex(@"\b(?:car|parce qu\w*|puisqu\w*|alors qu\w*|bien qu\w*|tandis qu\w*|grace (?:a|au|aux)|etant donne|sachant qu\w*|meme si|(?:,|;|:) (?:mais|or|et) (?!si\b|comment\b|pour\b|a \b|dans\b|aupres\b|chez\b|quel|combien)|because|since|although|whereas|while|thanks to|given that)\b")]
    private static partial Regex Because();

    [GeneratedRegex(@"\b(?:car|parce qu\w*|puisqu\w*|grace (?:a|au|aux)|a cause d\w*|en raison d\w*|etant donne|ce qui s'explique|because|due to|thanks to|given that)\b")]
    private static partial Regex Cause();

    // « Pourquoi l'action fonctionne » takes for granted that it does.
    [GeneratedRegex(@"\b(?:pourquoi|why)\b[^?]{0,60}\b(?:fonctionn\w+|march\w+|echou\w+|reuss\w+|efficac\w+|progress\w+|amelior\w+|work\w*|fail\w*|succe\w+)|\b(?:efficacite|succes|echec) (?:prouve|demontre|avere|constate|evident)\w*|,[^,]{0,40}\b(?:efficace|prouve|demontre|avere|positif|benefique|tres net|nette)\w*[^,]{0,20},")]
    private static partial Regex Presumed();

    [GeneratedRegex(@"^(?:Comment|How)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(?:diverg\w+|desaccord\w*|contrast\w+|contredi\w+|contradict\w+|oppos\w+|s'oppos\w+|differ\w+|different\w*|nuanc\w+|partag(?:e|es|ee|ees)|tension\w*|ne s'accordent pas|ne concordent pas|discord\w+|selon (?:qu\w*|le|la|les|l')|alors qu\w*|tandis qu\w*|en revanche|mais|inversement|au contraire|a l'inverse|d'un cote|de l'autre|d'autre part|quand d'autres|disagree\w*|conflict\w*|whereas|while|but|on the other hand|unlike|depend\w*|depending)\b")]
    private static partial Regex Opposes();
}
