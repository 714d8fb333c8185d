using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>What an author only believes is not told as observed: « j'ai l'impression que » leaves a trace in the sentence.</summary>
internal static class CertaintyRule
{
    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        var book = Phrasebook.Of("certainty");
        var sentences = claim.Cited.SelectMany(report => report.QuoteSentences).ToList();
        if (claim.IsEffect && sentences.Count > 0 && sentences.TrueForAll(sentence => book["believed"].In(sentence.Lower)) && !book["reserved"].In(claim.Lower))
        {
            yield return Faults.Of("certainty", "Le retour cité donne une impression, pas une observation : gardez cette réserve (« l'enseignant a l'impression que… »).");
        }
    }
}
