using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>A cause is told only where a cited report tells it as one, and not where it says that it cannot tell.</summary>
internal static partial class CauseRule
{
    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        var book = Phrasebook.Of("causes");
        if (!(book["claimed"].In(book["not-claimed"].Blank(claim.Lower)) || book["claimed-first"].Find(claim.Lower).Any(at => at.Start == 0 || claim.Lower[..at.Start].EndsWith(", ", StringComparison.Ordinal))) || claim.Cited.Count == 0 || book["attributed"].In(claim.Lower))
        {
            yield break;
        }

        var told = string.Join(' ', claim.Cited.Select(report => report.Text.Told));
        if (book["doubted"].In(told) && claim.IsEffect && !book["hedged"].In(claim.Lower))
        {
            yield return Faults.Of("cause", "Le retour cité dit lui-même que la cause n'est pas établie : gardez cette réserve, ou décrivez ce qui a été observé sans dire pourquoi.");
        }
        else if (!claim.Cited.SelectMany(report => report.Around).Any(sentence => Tells(sentence.Lower, book, claim))
            && !book["told-here"].In(claim.QuoteSentences) && !claim.Quotes.Any(quote => Acts(Plain.Of(quote.Words), claim))
            // « L'action n'a pas eu lieu : deux semaines de voyage » says why without saying so; an effect needs more than that.
            && !(claim.Draft.Kind is FindingKind.Deviation or FindingKind.Limitation && Names(claim.QuoteSentences, claim)))
        {
            yield return Faults.Of("cause", "Aucun retour cité ne donne cette cause : décrivez ce qui a été observé, sans « grâce à », « permet » ni « parce que ».");
        }
    }

    // « donc j'ai réparti les rôles »: what follows is no cause, what stands before may be one.
    private static bool Tells(string sentence, Phrasebook book, Claim claim)
        => book["told"].Find(sentence).Any(at => Names(book["so"].In(sentence[at.Start..at.End]) && at.Start > 0 ? sentence[..at.Start] : sentence, claim))
            || (book["told-first"].Find(sentence).Any(at => at.Start == 0) && Names(sentence, claim));

    // The sentence that tells a cause tells this one: a word of it, or one related, stands there.
    private static bool Names(string sentence, Claim claim)
    {
        var why = Because().Match(claim.Lower);
        var cause = Stems.Of(why.Success ? why.Groups["why"].Value : "");
        return cause.Count == 0 || Stems.AllOf(sentence) is var told && cause.Any(stem => Stems.Related(stem, told));
    }

    // « La musique lance les discussions » tells what « déclenche » tells: what acts and what it acts on stand in one clause of a quote, in this order.
    private static bool Acts(string quote, Claim claim)
    {
        if (Because().Match(claim.Lower) is not { Success: true } because || !because.Groups["acts"].Success)
        {
            return false;
        }

        var acting = Stems.ListOf(because.Groups["why"].Value).FirstOrDefault();
        var acted = Stems.ListOf(Clause().Match(claim.Lower[(because.Index + because.Length)..]).Value).FirstOrDefault();
        return acting is not null && acted is not null && Clause().Matches(quote).Select(clause => Stems.ListOf(clause.Value).ToList())
            .Any(said => said.FindIndex(stem => Stems.Related(acting, stem)) is >= 0 and var first && said.Skip(first + 1).Any(stem => Stems.Related(acted, stem)));
    }

    [GeneratedRegex(@"[^,;:.!?]+")]
    private static partial Regex Clause();

    [GeneratedRegex(@"\b(?:parce qu\w*|puisqu\w*|car|grace (?:a|au|aux)|a cause d\w*|en raison d\w*|du fait d\w*|faute d\w*|because(?: of)?|thanks to|due to|owing to)\b(?<why>[^,;.]+)|(?:\A|, )(?<why>[a-z]+s? par [^,]+)|\A(?<why>en [a-z]+ant [^,]+),|(?:\A|, )(?<why>[^,;.]+?) (?<acts>(?:(?:a|ont) )?(?:expliqu|permet|permis|entrain|provoqu|favoris|suscit|engendr|declench|condui|fait (?:baisser|augmenter|progresser|reculer|chuter|monter)|rendu|rend)\w*)\b")]
    private static partial Regex Because();
}
