using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>A cause is told only where a cited report tells it as one, and not where it says that it cannot tell.</summary>
internal static partial class CauseRule
{
    /// <summary>A sentence's cause and effect, as far as its form shows which is which.</summary>
    /// <param name="Cause">The stems of what is behind « parce que », before « explique »; empty when the form does not show it.</param>
    /// <param name="Effect">The stems of the rest.</param>
    /// <param name="Acting">The first word of a cause that acts, as in « la musique déclenche les discussions ».</param>
    /// <param name="Acted">The first word of what it acts on.</param>
    private sealed record Told(IReadOnlySet<string> Cause, IReadOnlySet<string> Effect, string? Acting, string? Acted);

    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        var book = Phrasebook.Of("causes");
        if (claim.Cited.Count == 0 || !IsClaimed(claim.Lower, book) || book["attributed"].In(claim.Lower))
        {
            yield break;
        }

        var mine = Read(claim.Lower);
        if (book["doubted"].In(string.Join(' ', claim.Cited.Select(report => report.Text.Told))) && claim.IsEffect && !book["hedged"].In(claim.Lower))
        {
            yield return Faults.Of("cause", "Le retour cité dit lui-même que la cause n'est pas établie : gardez cette réserve, ou décrivez ce qui a été observé sans dire pourquoi.");
        }
        else if (!claim.Cited.SelectMany(report => report.Around).Any(sentence => Tells(sentence.Lower, book, mine))
            && !claim.Cited.SelectMany(report => report.QuoteSentences).Any(sentence => book["told-here"].In(sentence.Lower) && Names(sentence.Lower, mine.Cause) && Names(sentence.Lower, mine.Effect)) && !claim.Quotes.Any(quote => Acts(Plain.Of(quote.Words), mine))
            // « L'action n'a pas eu lieu : deux semaines de voyage » says why without saying so; an effect needs more than that.
            && !(claim.Draft.Kind is FindingKind.Deviation or FindingKind.Limitation && Names(claim.QuoteSentences, mine.Cause)))
        {
            yield return Faults.Of("cause", "Aucun retour cité ne donne cette cause : décrivez ce qui a été observé, sans « grâce à », « permet » ni « parce que ».");
        }
    }

    private static bool IsClaimed(string lower, Phrasebook book) => book["claimed"].In(book["not-claimed"].Blank(lower))
        || book["claimed-first"].Find(lower).Any(at => at.Start == 0 || lower[..at.Start].EndsWith(", ", StringComparison.Ordinal));

    private static Told Read(string lower)
    {
        var because = Because().Match(lower);
        var why = because.Groups["why"].Value;
        var acts = because.Groups["acts"].Success;
        return new(Stems.Of(why), Stems.Of(Because().Replace(lower, " ", 1)), acts ? Stems.ListOf(why).FirstOrDefault() : null,
            acts ? Stems.ListOf(Clause().Match(lower[(because.Index + because.Length)..]).Value).FirstOrDefault() : null);
    }

    // « donc j'ai réparti les rôles »: what follows is no cause; what stands before is, of what follows. Behind « à cause de » it is the other way round.
    private static bool Tells(string sentence, Phrasebook book, Told mine)
        => book["told"].Find(sentence).Any(at => book["so"].In(sentence[at.Start..at.End]) && at.Start > 0
                ? Names(sentence[..at.Start], mine.Cause) && Names(sentence[at.End..], mine.Effect)
                : Names(book["because"].In(sentence[at.Start..at.End]) ? sentence[at.End..] : sentence, mine.Cause)
                    && (!book["doing"].In(sentence[at.Start..at.End]) || Names(sentence[at.End..], mine.Effect)))
            || (book["told-first"].Find(sentence).Any(at => at.Start == 0) && Names(sentence, mine.Cause));

    // A word of it, or one related, stands there; nothing is asked of a sentence whose form shows no cause.
    private static bool Names(string sentence, IReadOnlySet<string> stems)
        => stems.Count == 0 || Stems.AllOf(sentence) is var told && stems.Any(stem => Stems.Related(stem, told));

    // « La musique lance les discussions » tells what « déclenche » tells: what acts and what it acts on stand in one clause of a quote, in this order.
    private static bool Acts(string quote, Told mine)
        => mine is { Acting: { } acting, Acted: { } acted } && Clause().Matches(quote).Select(clause => Stems.ListOf(clause.Value).ToList())
            .Any(said => said.FindIndex(stem => Stems.Related(acting, stem)) is >= 0 and var first && said.Skip(first + 1).Any(stem => Stems.Related(acted, stem)));

    [GeneratedRegex(@"[^,;:.!?]+")]
    private static partial Regex Clause();

    [GeneratedRegex(@"\b(?:parce qu\w*|puisqu\w*|car|grace (?:a|au|aux)|a cause d\w*|en raison d\w*|du fait d\w*|faute d\w*|suite (?:a|au|aux)|sous l'effet d\w*|because(?: of)?|thanks to|due to|owing to|as a result of|on account of)\b(?<why>[^,;.]+)|(?:\A|, )(?<why>[a-z]+s? par [^,]+)|\A(?<why>en [a-z]+ant [^,]+),|(?:\A|, )(?<why>[^,;.]+?) (?<acts>(?:(?:a|ont) )?(?:expliqu|permet|permis|entrain|provoqu|favoris|suscit|engendr|declench|condui|fait (?:baisser|augmenter|progresser|reculer|chuter|monter)|rendu|rend)\w*)\b")]
    private static partial Regex Because();
}
