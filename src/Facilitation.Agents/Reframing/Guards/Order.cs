using System.Text.RegularExpressions;

namespace Facilitation.Agents.Reframing.Guards;

/// <summary>A stretch of the author's text that tells a machine what to do. It may be quoted in good faith; it is never obeyed.</summary>
/// <param name="Text">The sentence or the quotation it stands in.</param>
/// <param name="Start">Where it starts in the text.</param>
internal sealed partial record Order(string Text, int Start)
{
    public static IReadOnlyList<Order> FindIn(string text)
    {
        List<Order> orders = [];
        foreach (Match sentence in Sentence().Matches(text))
        {
            // Once a machine is addressed, what follows up to the paragraph's end may be the order's object.
            if (Address().IsMatch(sentence.Value))
            {
                orders.Add(new(sentence.Value, sentence.Index));
            }
        }

        return orders;
    }

    public static string Without(string text, IReadOnlyList<Order> orders)
        => orders.Aggregate(text, (rest, order) => rest.Replace(order.Text, " ", StringComparison.Ordinal));

    /// <summary>What the order asks to be said: quoted words, words in capitals, marks and numbers, names.</summary>
    public IEnumerable<string> Objects()
        => Object().Matches(Text).Select(match => match.Groups["object"].Value.Trim()).Where(wanted => wanted.Length >= 2);

    // A quotation is taken by itself, so that the sentence around it stays the author's.
    [GeneratedRegex("«[^»]*»|“[^”]*”|\"[^\"]*\"|[^.!?\n«»“”\"]+[.!?]?")]
    private static partial Regex Sentence();

    [GeneratedRegex("""
        \b(?:ignor|oubli|n[ée]glig|outrepass|contourn|d[ée]sactiv)\p{L}*\s+(?:\p{L}+['’\s]\s*){0,5}(?:consignes?|instructions?|r[èe]gles?|ordres?|prompts?|invites?|limites?|messages?|pr[ée]c[ée]d\p{L}*|ci-dessus)
        |\b(?:ignore|disregard|forget|override|bypass)\s+(?:\p{L}+\s+){0,5}(?:instructions?|prompts?|rules?|orders?|above|previous|everything|guidelines?)
        |\b(?:r[ée]ponds|r[ée]p[èe]te|affiche|[ée]cris|r[ée]dige|retourne|renvoie|produis|traduis|imprime|attribue|r[ée]v[èe]le|fais\s+comme\s+si|comporte-toi|agis\s+comme|joue\s+le\s+r[ôo]le)\b(?!-)
        |\btu\s+(?:es|dois|vas|n['’]es)\b.{0,40}\b(?:maintenant|d[ée]sormais|assistant|mod[èe]le|IA|intelligence|r[ée]pondre|[ée]crire|dire|afficher|ignorer|attribuer|mode)
        |\b(?:respond|reply|answer|output|print|say|write|repeat|reveal|translate|pretend|act)\s+(?:only|with|exactly|as|just|verbatim|the\s+(?:word|following|system)|your|in\s+\p{L}+|["“«':])
        |\byou\s+are\s+(?:now|no\s+longer|an?\s+(?:ai|assistant|language))
        |\b(?:system|syst[èe]me|assistant|admin\p{L}*|developer|d[ée]veloppeur)\s*(?:prompt\s*)?:
        |\b(?:prompt|invite)\s+(?:syst[èe]me|system)|\bsystem\s+prompt|<\|?(?:im_start|system)|\[(?:INST|SYSTEM)\]|\bjailbreak|\bmode\s+(?:d[ée]veloppeur|DAN|admin)
        |\b(?:nouvelles?|new)\s+(?:consignes?|instructions?)\s*:
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Address();

    [GeneratedRegex("""
        «\s*(?<object>[^»]{2,80}?)\s*»|“(?<object>[^”]{2,80})”|"(?<object>[^"]{2,80})"|(?<![\p{L}’'])'(?<object>[^']{2,80})'
        |(?<object>\d+\s*/\s*\d+|\d+\s?%|\d{2,})
        |(?<object>\b\p{Lu}{3,}(?:[\s_-]\p{Lu}{2,})*\b)
        |(?<=[\p{Ll},]\s)(?<object>\p{Lu}\p{Ll}+\p{L}*)
        |(?:\bmots?|\bword|:)\s+(?<object>[\p{L}\p{N}_-]{3,})
        |https?://(?<object>\S+)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Object();
}
