using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>A cause is told only where a cited report tells it as one, and not where it says that it cannot tell.</summary>
internal static class CauseRule
{
    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        var book = Phrasebook.Of("causes");
        if (!book["claimed"].In(book["not-claimed"].Blank(claim.Lower)) || claim.Cited.Count == 0 || book["attributed"].In(claim.Lower))
        {
            yield break;
        }

        var told = string.Join(' ', claim.Cited.Select(report => report.Text.Told));
        if (book["doubted"].In(told) && claim.IsEffect && !book["hedged"].In(claim.Lower))
        {
            yield return Faults.Of("cause", "Le retour cité dit lui-même que la cause n'est pas établie : gardez cette réserve, ou décrivez ce qui a été observé sans dire pourquoi.");
        }
        else if (!claim.Cited.SelectMany(report => report.Around).Any(sentence => book["told"].In(sentence.Lower) || book["told-first"].Find(sentence.Lower).Any(at => at.Start == 0))
            && !book["told-here"].In(claim.QuoteSentences))
        {
            yield return Faults.Of("cause", "Aucun retour cité ne donne cette cause : décrivez ce qui a été observé, sans « grâce à », « permet » ni « parce que ».");
        }
    }
}
