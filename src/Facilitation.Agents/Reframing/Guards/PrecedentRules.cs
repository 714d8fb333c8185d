using System.Text.RegularExpressions;

namespace Facilitation.Agents.Reframing.Guards;

/// <summary>Nothing is cited that was not given: no unknown label, no numbered document, no study, no trial nobody made.</summary>
internal static partial class PrecedentRules
{
    public static IEnumerable<AnswerFault> Check(ModelAnswer answer, GuardContext context)
    {
        var sources = Words.Fold(context.Sources);
        foreach (var (offer, index) in (answer.Offers ?? []).Select((offer, index) => (offer, index)))
        {
            var cited = offer.Precedents ?? [];
            if (cited.Any(label => context.Labels.Find(label) is null))
            {
                yield return new("unknown_precedent", $"offers[{index}].precedents", "Une étiquette ne correspond à aucun document reçu : ne cite que des `label` reçus.");
            }

            var tried = cited.Any(label => context.Labels.Find(label) is { } precedent && precedent.Evidence.Total > 0);
            foreach (var text in AnswerText.Of(offer, index).Where(text => !tried && !text.Where.Contains(".remarks", StringComparison.Ordinal) && Trial().Matches(text.Text).Any(claim => !sources.Contains(Words.Fold(claim.Value), StringComparison.Ordinal))))
            {
                yield return new("unknown_precedent", text.Where, "N'affirme aucun essai ni résultat passé qui ne vienne d'un document reçu et cité.");
            }
        }

        var flat = string.Join(' ', Words.Of(context.Sources));
        foreach (var text in AnswerText.Of(answer))
        {
            if (Reference().Matches(text.Text).Any(match => !context.Labels.Shown.Any(precedent => precedent.Number == match.Groups["number"].Value)
                && !sources.Contains(Words.Fold(match.Value), StringComparison.Ordinal)))
            {
                yield return new("unknown_precedent", text.Where, "Ce texte renvoie à un document numéroté qui n'a pas été reçu.");
            }

            if (Study().Matches(text.Text).Any(match => !sources.Contains(Words.Fold(match.Value), StringComparison.Ordinal)))
            {
                yield return new("unknown_precedent", text.Where, "N'invoque ni étude, ni recherche, ni auteur, ni date.");
            }

            foreach (Match quote in Quote().Matches(text.Text))
            {
                var words = Words.Of(quote.Groups["said"].Value).ToList();
                if (words.Count >= 4 && text.Numbers is not Numbers.Proposed && !flat.Contains(string.Join(' ', words), StringComparison.Ordinal))
                {
                    yield return new("invented_quote", text.Where, "Ne mets entre guillemets que des mots reçus tels quels.");
                }
            }
        }
    }

    [GeneratedRegex(@"(?:#|n[°º]|\b(?:n\.|action|d[ée]fi|pr[ée]c[ée]dents?|retours?|rapports?|synth[èe]se|document|[ée]tiquette|label|challenge|report|synthesis|precedent)\s+(?:n[°º]\s*|#\s*|num[ée]ro\s+)?)\s*(?<number>\d+(?:\.\d+)?)", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\bd[ée]j[àa]\s+(?:[ée]t[ée]\s+)?(?:test[ée]|essay[ée]|exp[ée]riment[ée]|tent[ée]|prouv[ée]|valid[ée]|montr[ée]|fonctionn[ée])e?s?\b|\bfait(?:es)?\s+(?:ses|leurs)\s+preuves\b|\b(?:coll[èe]gues?|[ée]quipes?|[ée]tablissements?|coll[èe]ges?|lyc[ée]es?|[ée]coles?)\s+(?:\p{L}+\s+){0,3}(?:ont|a)\s+(?:d[ée]j[àa]\s+)?(?:montr[ée]|observ[ée]|constat[ée]|r[ée]ussi|obtenu|test[ée]|essay[ée])|\b(?:has|have)\s+(?:already\s+)?(?:been\s+)?(?:tested|tried|proven|shown)\b|\bproven to\b|\bproved (?:to|effective|successful)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Trial();

    [GeneratedRegex(@"\b(?:[ée]tudes?|recherches?|travaux|m[ée]ta-?analyses?|chercheurs?|experts?|scientifiques?|litt[ée]rature)\s+(?:\p{L}+\s+){0,3}(?:montr|d[ée]montr|prouv|indiqu|sugg[èe]r|r[ée]v[èe]l|confirm|[ée]tabli)\p{L}*|\bselon\s+(?:une?|des|les|la)?\s*(?:[ée]tudes?|recherches?|chercheurs?|travaux|experts?)|\b(?:stud(?:y|ies)|research(?:ers)?|evidence|experts?|scientists?)\s+(?:\p{L}+\s+){0,2}(?:show|prove|suggest|indicat|demonstrat|confirm|reveal|found)\p{L}*|\baccording to\s+(?:an?\s+|the\s+|recent\s+)*(?:stud|research|expert|scien)\p{L}*", RegexOptions.IgnoreCase)]
    private static partial Regex Study();

    [GeneratedRegex("«(?<said>[^»]{3,})»|“(?<said>[^”]{3,})”|\"(?<said>[^\"]{3,})\"")]
    private static partial Regex Quote();
}
