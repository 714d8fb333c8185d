using System.Text.RegularExpressions;
using Facilitation.Agents.Reframing.Guards;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising;

/// <summary>Where a passage tells a machine what to do: orders as any text may hold them, those the gate knows, and those for whoever draws up a synthesis.</summary>
internal static partial class ReportOrders
{
    /// <param name="text">The passage.</param>
    /// <param name="known">The sentences of the report that the gate takes for orders.</param>
    /// <returns>The places in the passage; may overlap.</returns>
    public static IReadOnlyList<QuoteSpan> FindIn(string text, IReadOnlyList<string> known)
    {
        List<QuoteSpan> places = [.. Order.FindIn(text).Select(order => order.Text).Concat(known).SelectMany(words => Places(text, words))];
        foreach (Match sentence in Sentence().Matches(text))
        {
            // What follows an order in the same tone goes on ordering.
            var continues = places.Any(place => place.Start < sentence.Index && place.Start + place.Length >= sentence.Index - 1) && Imperative().IsMatch(sentence.Value);
            if (continues || ToTheReader().IsMatch(sentence.Value))
            {
                places.Add(new(sentence.Index, sentence.Length));
            }
        }

        return places;
    }

    private static IEnumerable<QuoteSpan> Places(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal))
        {
            yield return new(at, words.Length);
        }
    }

    [GeneratedRegex("[^.!?\\n«»“”\"]+[.!?]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^\s*(?:n['’]|ne\s+)?(?:[ée]cri[st]|[ée]crivez|dis|dites|indique|mentionne|affirme|conclu[st]|concluez|pr[ée]sente|cite|compte|classe|marque|parle|oublie|donne|tiens|tenez|write|say|state|mention|conclude|report|count|mark|do\s+not|don['’]t|never|always)[zs]?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Imperative();

    // An imperative counts when its object is a report, the other reports or the synthesis: « présentez les entrées autrement » is a colleague's advice.
    [GeneratedRegex("""
        (?:^|[,;:.!?…]\s*)(?:ch[èe]re?\s+|dear\s+)(?:IA|AI|assistante?|robot|chatbot)\b
        |(?:^|[,;:.!?…]\s*|\b(?:et|puis|donc)\s+)(?:n['’]|ne\s+)?(?:r[ée]sume|synth[ée]tise|conclus|concluez|classe|consid[èe]re|consid[ée]rez|compte|marque|pr[ée]sente|indique|mentionne|cite|affirme|retiens|retenez|tiens|tenez|[ée]carte|supprime|[ée]cris|[ée]crivez)[zs]?\s.{0,60}\b(?:ce\s+(?:retour|rapport|bilan|t[ée]moignage)|(?:les\s+autres|tous\s+les|aucun\s+autre)\s+(?:retours?|rapports?|t[ée]moignages?)|dans\s+(?:la|ta|votre)\s+synth[èe]se)\b
        |(?:^|[,;:.!?…]\s*|\b(?:and|then|please)\s+)(?:do\s+not\s+|don['’]t\s+)?(?:summari[sz]e|conclude|count|mark|treat|present|state|mention|cite|classify|rate|write)\s.{0,60}\b(?:this\s+report|(?:the\s+)?other\s+reports|all\s+(?:the\s+)?reports|in\s+(?:the|your)\s+(?:synthesis|summary))\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ToTheReader();
}
