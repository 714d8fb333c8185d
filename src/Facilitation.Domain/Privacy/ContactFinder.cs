namespace Facilitation.Domain.Privacy;

/// <summary>What reaches or identifies somebody by itself: addresses, numbers, pseudonyms, birth dates. Never kept, whoever asks.</summary>
internal static class ContactFinder
{
    private const string Month = "(?:janv|fevr|mars|avril|mai|juin|juil|aout|sept|oct|nov|dec|jan|feb|march|april|may|june|july|aug)[a-z]*\\.?";
    private const string Date = $@"(?:\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?(?:\d{{4}}|\d{{2}})|(?:1er|\d{{1,2}}(?:st|nd|rd|th)?)(?: of)? {Month},? (?:\d{{4}})|\d{{4}}-\d{{2}}-\d{{2}}|{Month} \d{{1,2}},? \d{{4}})";
    private const string SureStreet = "(?:rue|avenue|av|bd|bld|boulevard|chemin|impasse|allees?|quai|square|lotissement|sentier|faubourg|fbg|montee|ruelle|venelle|rond-point|residence|hameau|lieu-dit)";
    private const string UnsureStreet = "(?:place|cours|route|voie|villa|cite|passage|mail|clos|traverse|esplanade)";

    private static readonly (RedactionKind Kind, string Mask, PhraseMatcher Rule)[] Rules =
    [
        (RedactionKind.Email, MaskNames.Email, new(@"[a-z0-9][a-z0-9._%+'-]{0,80} ?@ ?[a-z0-9](?:[a-z0-9-]{0,60}\.)+[a-z]{2,15}")),
        (RedactionKind.Email, MaskNames.Email, new(@"[a-z0-9][a-z0-9._%+-]{0,80} ?(?:[(\[{] ?(?:at|arobase|arobas|chez|@|a) ?[)\]}]| arobase | arobas ) ?[a-z0-9-]{2,60}(?: ?(?:\.|[(\[{] ?(?:dot|point|\.) ?[)\]}]| point | dot ) ?[a-z0-9-]{2,60}){0,4}")),
        (RedactionKind.NationalId, MaskNames.NationalId, new(@"\b[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[ab])[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?\b")),
        (RedactionKind.NationalId, MaskNames.NationalId, new(@"\b(?:\d{9}[a-z]{2}|\d{10}[a-z]|\d{9}[0-9a-z][a-z]|fr\d{2}(?: ?[0-9a-z]{4}){5} ?[0-9a-z]{1,3})\b")),
        (RedactionKind.Phone, MaskNames.Phone, new(@"(?:\+|\b00) ?\d{1,3} ?(?:\(0\))?(?:[ ./-]?\d){6,11}\b")),
        (RedactionKind.Phone, MaskNames.Phone, new(@"\b0 ?[1-9](?:[ ./-]{0,2}\d{2}){4}\b")),
        (RedactionKind.Phone, MaskNames.Phone, new(@"(?:\b0\d{4} \d{3} ?\d{3}\b|\(\d{3}\) ?\d{3}[ -]\d{4}\b|\b\d{3}-\d{3}-\d{4}\b)")),
        (RedactionKind.PostalAddress, MaskNames.Address, new($@"\b\d{{1,4}}(?: ?(?:bis|ter|quater))?,? ?{SureStreet}\.? [a-z'0-9-]{{1,30}}(?: [a-z'-]{{1,30}}){{0,1}}(?: (?:des?|du|la|le|les|l|d)'? ?[a-z'-]{{1,30}}){{0,2}}(?:,? ?(?:a |-|\u2014)? ?\d{{5}} [a-z'-]{{2,40}})?")),
        (RedactionKind.PostalAddress, MaskNames.Address, new($@"\b\d{{1,4}}(?: ?(?:bis|ter|quater))?,? ?{UnsureStreet} (?:des?|du|de la|de l') ?[a-z' -]{{2,40}},? ?(?:\u2014|-)? ?\d{{5}} [a-z'-]{{2,40}}")),
        (RedactionKind.PostalAddress, MaskNames.Address, new(@"\b\d{1,4}[a-d]? [a-z]{3,20}(?: [a-z]{3,20})? (?:street|road|avenue|lane|crescent|drive|terrace)\b(?:,? [a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2})?")),
    ];

    // Here only the first group is the datum; the words before it stay.
    private static readonly (RedactionKind Kind, string Mask, PhraseMatcher Rule)[] Introduced =
    [
        (RedactionKind.BirthDate, MaskNames.BirthDate, new($@"\b(?:nee?s?|born|date de naissance|ddn|date of birth|dob|naissance|anniversaire)(?: (?:le|on|est|is|en|in|au))?(?: ?[:=(])? ?(?:le |the )?({Date}|{Month} \d{{4}})")),
        (RedactionKind.NationalId, MaskNames.NationalId, new(@"\b(?:ine|bea|nir|numero de securite sociale|n\u00B0 ?(?:de )?secu(?:rite sociale)?|numero (?:ine|national|d'eleve)|identifiant national)(?: ?(?:est|is|n\u00B0|numero))?(?: ?[:=(])? ?([0-9][0-9a-z ]{7,18}[0-9a-z])\b")),
        (RedactionKind.Handle, MaskNames.Handle, new(@"(?:^|[^a-z0-9._@])(@[a-z0-9_][a-z0-9_.]{1,30}[a-z0-9_])")),
        (RedactionKind.Handle, MaskNames.Handle, new(@"\b(?:snap|snapchat|insta|instagram|tiktok|tik tok|discord|twitter|twitch|telegram|pseudo(?:nyme)?|username|user name|handle|compte|gamertag|login|identifiant)s? ?(?:insta(?:gram)?|snap(?:chat)?|tiktok|discord)? ?(?:est|is|:|=|c'est) ?[""']?(@?[0-9_.-]*[a-z][a-z0-9_.-]*[0-9_][a-z0-9_.-]*|@?[0-9_.-]*[0-9_][0-9_.-]*[a-z][a-z0-9_.-]*)")),
        (RedactionKind.Handle, MaskNames.Handle, new(@"\b(?:snap|snapchat|insta|instagram|tiktok|discord|twitter|twitch|telegram|pseudo|username|gamertag) ?[:=] ?[""']?(@?[a-z][a-z0-9_.-]{2,30})[""']?(?: ?[.,;!?)]|$)")),
        (RedactionKind.Handle, MaskNames.Handle, new(@"\b(?:pseudo|surnom|compte (?:insta|instagram|snap|snapchat|tiktok|discord|twitter)|username|nickname|handle)(?: (?:de|sous le nom de|est|is|nomme|appele))? ?:? ?[""']?([a-z]*[0-9_][a-z0-9_.-]*[a-z0-9])")),
        (RedactionKind.Handle, MaskNames.Handle, new(@"\b(?:instagram|tiktok|snapchat|twitter|facebook|twitch|x)\.(?:com|tv)/(?:add/)?(@?[a-z0-9_.-]{3,40})")),
        (RedactionKind.PostalAddress, MaskNames.Address, new($@"\b(?:habit\w*|domicili\w*|demeur\w*|log\w{{1,4}}|vit|lives|adresse ?:?|adresse est)(?: (?:au|a|dans|sur|le|la|l'|du|bien|the|at|on|in)){{0,3}} ((?:\d{{1,4}}(?: ?(?:bis|ter))?,? ?)?(?:{SureStreet}|{UnsureStreet}) (?:(?:des?|du|la|les|l|d)'? ?){{0,2}}[a-z'-]{{3,30}}(?: [a-z'-]{{3,30}})?(?:,? ?\d{{5}} [a-z'-]{{2,40}})?)")),
    ];

    public static IEnumerable<Finding> Find(FoldedText text)
    {
        foreach (var (kind, mask, rule) in Rules)
        {
            foreach (var match in rule.All(text.Lower))
            {
                yield return new Finding(kind, match.Start, match.End, mask);
            }
        }

        foreach (var (kind, mask, rule) in Introduced)
        {
            foreach (var match in rule.All(text.Lower))
            {
                if (kind != RedactionKind.Handle || !Everybody.Contains(text.Lower[match.GroupStart..match.GroupEnd].TrimStart('@')))
                {
                    yield return new Finding(kind, match.GroupStart, match.GroupEnd, mask);
                }
            }
        }
    }

    // Not somebody: @tous, or the words that may follow « pseudo : ».
    private static readonly HashSet<string> Everybody =
        ["tous", "toutes", "all", "everyone", "here", "channel", "canal", "chacun", "chaque", "obligatoire", "libre", "anonyme", "interdit", "aucun", "oui", "non",
         "equipe", "classe", "eleves", "profs", "parents", "attention", "comment", "pourquoi", "quand", "que", "les", "des", "un", "une"];
}
