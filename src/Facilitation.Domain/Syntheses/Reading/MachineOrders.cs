using System.Text.RegularExpressions;

namespace Facilitation.Domain.Syntheses.Reading;

/// <summary>Sentences of a report that tell a machine what to do. They are never obeyed, never quoted and prove nothing.</summary>
public static partial class MachineOrders
{
    /// <summary>The orders that a report holds, in its order; empty for nearly every report.</summary>
    public static IReadOnlyList<string> Of(SourceReport report) => [.. ReportText.Of(report).Sentences.Where(sentence => sentence.IsOrder).Select(sentence => sentence.Text)];

    internal static bool In(string sentence) => Address().IsMatch(sentence);

    // Verbs in the imperative count when they are addressed to a reader of texts: its instructions, a synthesis, a conclusion to be written.
    [GeneratedRegex("""
        \b(?:ignor|oubli|n[ée]glig|outrepass|contourn|d[ée]sactiv)(?:e|ez|er)\s+(?:(?:\p{L}+['’\s]\s*){0,5}(?:consignes?|instructions?|r[èe]gles?|directives?|prompts?|messages?|avertissements?)\b|(?:tout\s+)?ce\s+qui\s+pr[ée]c[èe]de|les\s+autres\s+(?:retours|rapports|t[ée]moignages))
        |\b(?:ignore|disregard|forget|override|bypass)\s+(?:\p{L}+\s+){0,5}(?:instructions?|prompts?|rules?|orders?|guidelines?|reports?|everything|above)
        |\b(?:IA|intelligence\s+artificielle|assistante?|mod[èe]le(?:\s+de\s+langage)?|robot|chatbot|LLM|AI|language\s+model)\b[^.!?]{0,40}\b(?:qui|lis\p{L}*|lira|lisez|tu|vous\s+(?:devez|[êe]tes)|must|reading|you)\b[^.!?]{0,60}\b(?:[ée]cri\p{L}*|r[ée]sum\p{L}*|synth[èe]\p{L}*|conclu\p{L}*|indiqu\p{L}*|mentionn\p{L}*|dis|dites|ignor\p{L}*|not\p{L}*|affirm\p{L}*|class\p{L}*|write|say|state|summari[sz]e|ignore|report|consid[èe]r\p{L}*|ajout\p{L}*|recommand\p{L}*)
        |\b(?:if|si|as)\s+(?:you\s+are|tu\s+es|vous\s+[êe]tes)\s+(?:an?|une?)\s+(?:automat\p{L}+|machine|robot|bot|AI|IA|intelligence|assistante?|mod[èe]le|model|language|outil|script|programme?|summari[sz]er)\b
        |\b(?:note|message|consigne|instruction|attention|avis)\s+(?:[àa]|pour|destin[ée]e?\s+[àa])\s+(?:l['’]attention\s+de\s+)?(?:l['’]|la\s+|le\s+|une?\s+|toute\s+)?(?:IA|intelligence\s+artificielle|assistante?|mod[èe]le|machine|robot|outil\s+de\s+synth[èe]se|AI)\b
        |\b(?:note|message|instruction)s?\s+(?:to|for)\s+(?:the\s+|any\s+)?(?:AI|assistant|model|language\s+model|summari[sz]er)\b
        |\b(?:merci\s+(?:de\s+|d['’])|(?:veuillez|tu\s+dois|vous\s+devez|please)\s+)(?:bien\s+)?(?:[ée]cri[srvt]\p{L}*|indique[rz]?|affirme[rz]?|conclu(?:s|ez|re)|mentionne[rz]?|dis|dites|dire|recommande[rz]?|write|say|state|conclude|mention|recommend)\s+(?:que\b|qu['’]|that\b)
        |(?:^\s*|[,;:.!?…«“"(]\s*)(?:merci\s+(?:de\s+|d['’])|(?:veuillez|tu\s+dois|vous\s+devez|please)\s+)?(?:[ée]cri(?:s|t|vez)|r[ée]p[èe]tez?|affichez?|indiquez?|affirmez?|conclu(?:s|ez)|mentionnez?|inscri(?:s|vez)|ajoutez?|pr[ée]cisez?|dis|dites|recommandez?|write|say|state|conclude|print|output)\s+(?:\p{L}+\s+){0,4}?(?:que\b|qu['’]|that\s+(?:the\s+action|it|this|all)\b)
        |(?:^\s*|[,;:.!?…«“"(]\s*)(?:[ée]cri[srvt]\p{L}*|r[ée]p[èe]te\p{L}*|affiche\p{L}*|indique[rz]?|affirme[rz]?|conclu(?:s|ez|re)|mentionne[rz]?|inscri(?:s|vez|re)|ajoute[rz]?|pr[ée]cise[rz]?|dis|dites|dire|recommande[rz]?|write|say|state|conclude|print|output)\s+(?:\p{L}+\s+){0,4}?(?:in\s+the\s+(?:summary|synthesis|report)|dans\s+(?:la|ta|votre|le|ton)\s+(?:synth[èe]se|r[ée]sum[ée]|r[ée]ponse|conclusion|rapport)|(?:que\b|qu['’])[^.!?]{0,80}\b(?:action|dispositif|m[ée]thode|exp[ée]rience|outil|efficac\p{L}*|fonctionne\p{L}*|marche|r[ée]ussi\p{L}*|succ[èe]s|prouv\p{L}*|parfait\p{L}*|100)\b)
        |\bdans\s+(?:la|ta|votre)\s+(?:synth[èe]se|r[ée]ponse)\b[^.!?]{0,30}\b(?:[ée]cri[srv]\p{L}*|indique[rz]?|affirme[rz]?|dis|dites|mets|mettez|mentionne[rz]?|conclu(?:s|ez))
        |\btu\s+(?:es|dois|vas)\b[^.!?]{0,40}\b(?:maintenant|d[ée]sormais|assistant|mod[èe]le|IA|r[ée]pondre|[ée]crire|dire|afficher|ignorer|conclure|attribuer)
        |\byou\s+(?:are\s+(?:now|no\s+longer|an?\s+(?:ai|assistant|language))|must\s+(?:now\s+)?(?:write|say|conclude|report|ignore))
        |\b(?:system|syst[èe]me|assistant|administrat\p{L}*|developer|d[ée]veloppeur)\s*(?:prompt\s*)?:
        |\b(?:prompt|invite)\s+(?:syst[èe]me|system)|\bsystem\s+prompt|<\|?(?:im_start|system)|\[(?:INST|SYSTEM)\]|\bjailbreak
        |\b(?:nouvelles?|new)\s+(?:consignes?|instructions?)\s*:
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace, 2_000)]
    private static partial Regex Address();
}
