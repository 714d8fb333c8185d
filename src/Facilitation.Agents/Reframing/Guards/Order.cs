using System.Text.RegularExpressions;

namespace Facilitation.Agents.Reframing.Guards;

/// <summary>A stretch of the author's text that tells a machine what to do. It may be quoted in good faith; it is never obeyed.</summary>
/// <param name="Text">The sentence or the quotation it stands in.</param>
/// <param name="Rest">What follows an order that is not quoted: its object may be told there.</param>
internal sealed partial record Order(string Text, string Rest)
{
    private const int RestLength = 300;

    public static IReadOnlyList<Order> FindIn(string text)
    {
        List<Order> orders = [];
        foreach (Match sentence in Sentence().Matches(text))
        {
            if (Address().IsMatch(sentence.Value))
            {
                var end = sentence.Index + sentence.Length;
                orders.Add(new(sentence.Value, IsQuoted(sentence.Value) ? "" : text[end..Math.Min(text.Length, end + RestLength)]));
            }
        }

        return orders;
    }

    public static string Without(string text, IReadOnlyList<Order> orders)
        => orders.Aggregate(text, (rest, order) => rest.Replace(order.Text, " ", StringComparison.Ordinal));

    /// <summary>What the order asks to be said: quoted words, words in capitals, marks and numbers, names.</summary>
    public IEnumerable<string> Objects()
        => Object().Matches(IsQuoted(Text) ? Text[1..^1] : Text).Concat(Shouted().Matches(Rest)).Select(match => match.Groups["object"].Value.Trim()).Where(wanted => wanted.Any(char.IsDigit) || Words.Stems(wanted).Count > 0);

    private static bool IsQuoted(string text) => text[0] is '«' or '“' or '"';

    // A quotation is taken by itself, so that the sentence around it stays the author's.
    [GeneratedRegex("«[^»]*»|“[^”]*”|\"[^\"]*\"|[^.!?\n«»“”\"]+[.!?]?")]
    private static partial Regex Sentence();

    [GeneratedRegex("""
        (?:^\s*|[«“"':]\s*)(?:ignorez?|oubliez?|n[ée]gligez?|outrepassez?|contournez?|d[ée]sactivez?)\s+(?:\p{L}+['’\s]\s*){0,5}(?:consignes?|instructions?|r[èe]gles?|ordres?|prompts?|limites?|messages?|tout|pr[ée]c[ée]d\p{L}*|ci-dessus)
        |\b(?:ignor|oubli|n[ée]glig|outrepass|contourn|d[ée]sactiv)(?:e|ez|er)\s+(?:(?:\p{L}+['’\s]\s*){0,4}(?:consignes?|instructions?|r[èe]gles?|ordres?|messages?|prompts?)\s+(?:\p{L}+\s+){0,2}(?:pr[ée]c[ée]dent|ci-dessus|ant[ée]rieur|syst[èe]me|plus\s+haut)|(?:toutes\s+)?(?:tes|vos)\s+(?:\p{L}+\s+)?(?:consignes|instructions|r[èe]gles)|(?:tout\s+)?ce\s+qui\s+pr[ée]c[èe]de)
        |\b(?:ignore|disregard|forget|override|bypass)\s+(?:\p{L}+\s+){0,4}(?:(?:previous|prior|above|earlier|your|system|all)\s+(?:\p{L}+\s+){0,2}(?:instructions?|prompts?|rules?|orders?|guidelines?)|everything\s+(?:above|before)|the\s+above)
        |(?:^\s*|[,;:.!?…«“"]\s*)(?:r[ée]ponds|r[ée]p[èe]te|affiche|[ée]cris|r[ée]dige|retourne|renvoie|produis|traduis|imprime|attribue|r[ée]v[èe]le|fais\s+comme\s+si|comporte-toi|agis\s+comme|joue\s+le\s+r[ôo]le)\b(?!-)
        |\bdonne(?:-(?:moi|lui|leur))?\s+(?:(?:une?|la|le|toujours)\s+){0,2}(?:note|bonne\s+note|\d)
        |\btu\s+(?:es|dois|vas|n['’]es)\b.{0,40}\b(?:maintenant|d[ée]sormais|assistant|mod[èe]le|IA|intelligence|r[ée]pondre|[ée]crire|dire|afficher|ignorer|attribuer|mode)
        |(?:^\s*|[,;:.!?…“"«]\s*|\b(?:now|instead|please)\s+)(?:respond|reply|answer|output|print|say|write|repeat|reveal|translate|pretend|act)\s+(?:only|with|exactly|as|just|verbatim|the\s+(?:word|following|system)|your|in\s+\p{L}+|["“«':])
        |\byou\s+are\s+(?:now|no\s+longer|an?\s+(?:ai|assistant|language))
        |\b(?:system|syst[èe]me|assistant|admin\p{L}*|developer|d[ée]veloppeur)\s*(?:prompt\s*)?:
        |\b(?:prompt|invite)\s+(?:syst[èe]me|system)|\bsystem\s+prompt|<\|?(?:im_start|system)|\[(?:INST|SYSTEM)\]|\bjailbreak|\bmode\s+(?:d[ée]veloppeur|DAN|admin)
        |\b(?:nouvelles?|new)\s+(?:consignes?|instructions?)\s*:
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Address();

    // In what follows an order only the unmistakable counts: the author's own words may have begun again.
    [GeneratedRegex("«\\s*(?<object>[^»]{2,80}?)\\s*»|“(?<object>[^”]{2,80})”|\"(?<object>[^\"]{2,80})\"|(?<object>\\b\\p{Lu}{5,}(?:[\\s_-]\\p{Lu}{2,})*\\b)|(?<object>\\b\\d+\\s*/\\s*\\d+)")]
    private static partial Regex Shouted();

    [GeneratedRegex("""
        «\s*(?<object>[^»]{2,80}?)\s*»|“(?<object>[^”]{2,80})”|"(?<object>[^"]{2,80})"|(?<![\p{L}’'])'(?<object>[^']{2,80})'
        |(?<object>\d+\s*/\s*\d+|\d+\s?%|\d{2,})
        |(?<object>\b\p{Lu}{3,}(?:[\s_-]\p{Lu}{2,})*\b)
        |(?<=[\p{Ll},]\s)(?<object>\p{Lu}\p{Ll}+\p{L}*)
        |(?:\ble\s+(?:seul\s+)?mot|\bthe\s+(?:single\s+)?word|:)\s+(?<object>[\p{L}\p{N}_-]{3,})
        |https?://(?<object>\S+)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Object();
}
