using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>What an author only believes is not told as observed: « j'ai l'impression que » leaves a trace in the sentence.</summary>
internal static class CertaintyRule
{
    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        var book = Phrasebook.Of("certainty");
        var sentences = claim.Cited.SelectMany(report => report.QuoteSentences).ToList();
        if (claim.Draft.Kind is FindingKind.Recommendation || sentences.Count == 0)
        {
            yield break;
        }

        if (sentences.TrueForAll(sentence => book["planned"].In(sentence.Lower)) && !book["unrealised"].In(claim.Lower))
        {
            yield return Faults.Of("certainty", "Le retour cité dit ce qui était prévu, pas ce qui a été fait : dites que c'était un projet, ou citez un autre passage.");
        }

        if (claim.Draft.Kind is not FindingKind.Deviation && sentences.TrueForAll(sentence => book["believed"].In(sentence.Lower)) && !book["reserved"].In(claim.Lower)
            && !(claim.Draft.Kind is FindingKind.Limitation && Phrasebook.Of("universals")["negation"].In(claim.Lower)))
        {
            yield return Faults.Of("certainty", "Le retour cité donne une impression, pas une observation : gardez cette réserve (« l'impression est que… »).");
        }
    }
}
