using System.Text.RegularExpressions;
using Facilitation.Agents.Reframing.Guards;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising;

/// <summary>Where a report tells a machine what to do: the orders any text may hold, and those meant for whoever draws up a synthesis.</summary>
internal static partial class ReportOrders
{
    public static IReadOnlyList<QuoteSpan> FindIn(string text)
    {
        List<QuoteSpan> places = [];
        foreach (var order in Order.FindIn(text))
        {
            var from = places.Count > 0 ? places[^1].Start + places[^1].Length : 0;
            places.Add(new(text.IndexOf(order.Text, from, StringComparison.Ordinal), order.Text.Length));
        }

        foreach (Match sentence in Sentence().Matches(text))
        {
            // What follows an order in the same tone goes on ordering.
            var continues = places.Any(place => place.Start + place.Length == sentence.Index) && Imperative().IsMatch(sentence.Value);
            if (continues || ToTheReader().IsMatch(sentence.Value))
            {
                places.Add(new(sentence.Index, sentence.Length));
            }
        }

        return places;
    }

    [GeneratedRegex("[^.!?\\n«»“”\"]+[.!?]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^\s*(?:n['’]|ne\s+)?(?:[ée]cri[st]|[ée]crivez|dis|dites|indique|mentionne|affirme|conclu[st]|concluez|pr[ée]sente|cite|compte|classe|marque|parle|oublie|donne|tiens|tenez|write|say|state|mention|conclude|report|count|mark|do\s+not|don['’]t|never|always)[zs]?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Imperative();

    [GeneratedRegex("""
        \b(?:notes?|messages?|consignes?|instructions?|attention|importante?|informations?)\s+(?:à|a|pour|destin[ée]e?s?\s+à)\s+(?:l['’]\s*(?:IA\b|assistante?\b|intelligence|agent\b)|la\s+machine|le\s+(?:mod[èe]le|robot|logiciel))
        |(?:^|[,;:.!?…]\s*)(?:ch[èe]re?\s+)?(?:IA|assistante?|mod[èe]le|robot|chatbot|dear\s+(?:AI|assistant)|AI|assistant)\s*[,:]
        |\b(?:à|pour)\s+l['’](?:IA|assistant|agent)\s+qui\s+(?:lit|lira|r[ée]sume|r[ée]dige|fait|fera|[ée]crit|[ée]crira|synth[ée]tise)
        |\bdans\s+(?:la|ta|votre|cette)\s+synth[èe]se\b.{0,30}\b(?:[ée]cri[st]|[ée]crivez|indique[rzs]?|mentionne[rzs]?|conclu[st]|concluez|pr[ée]sente[rzs]?|affirme[rzs]?|dis|dites|compte[rzs]?|classe[rzs]?)\b
        |(?:^|[,;:.!?…]\s*|\b(?:et|puis|donc)\s+)(?:n['’]|ne\s+)?(?:r[ée]sume|synth[ée]tise|conclus|concluez|classe|consid[èe]re|consid[ée]rez|compte|marque|pr[ée]sente|indique|mentionne|cite|affirme|retiens|retenez|tiens|tenez|[ée]carte|supprime|[ée]cris|[ée]crivez)[zs]?\s.{0,60}\b(?:ce\s+(?:retour|rapport|bilan|t[ée]moignage)|(?:les\s+autres|tous\s+les|aucun\s+autre)\s+(?:retours?|rapports?|t[ée]moignages?)|dans\s+(?:la|ta|votre)\s+synth[èe]se|comme\s+une?\s+(?:succ[èe]s|[ée]chec|r[ée]ussite|preuve))
        |\b(?:note|message|instructions?)\s+(?:to|for)\s+(?:the\s+)?(?:AI|assistant|model|summari[sz]er|machine)\b
        |(?:^|[,;:.!?…]\s*|\b(?:and|then|please)\s+)(?:do\s+not\s+|don['’]t\s+)?(?:summari[sz]e|conclude|count|mark|treat|present|state|mention|report|cite|classify|rate|write)\s.{0,60}\b(?:this\s+report|(?:the\s+)?other\s+reports|all\s+(?:the\s+)?reports|in\s+(?:the|your)\s+(?:synthesis|summary)|as\s+an?\s+(?:success|failure|proof))
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ToTheReader();
}
