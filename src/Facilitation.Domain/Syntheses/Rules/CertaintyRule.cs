using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>What an author only believes is not told as observed: « j'ai l'impression que » leaves a trace in the sentence.</summary>
internal static class CertaintyRule
{
    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        var book = Phrasebook.Of("certainty");
        var sentences = claim.Cited.SelectMany(report => report.QuoteSentences).ToList();
        if (sentences.Count == 0)
        {
            yield break;
        }

        if (claim.Draft.Kind is FindingKind.Recommendation)
        {
            if (book["urged"].In(claim.Lower) && sentences.TrueForAll(sentence => book["untried"].In(sentence.Lower)))
            {
                yield return Faults.Of("certainty", "Le retour cité n'a pas essayé cela et ne fait que l'imaginer : dites que c'est une piste, ou citez un conseil.");
            }

            yield break;
        }

        if (sentences.TrueForAll(sentence => book["planned"].In(sentence.Lower)) && !book["unrealised"].In(claim.Lower))
        {
            yield return Faults.Of("certainty", "Le retour cité dit ce qui était prévu, pas ce qui a été fait : dites que c'était un projet, ou citez un autre passage.");
        }

        if (book["certain"].In(claim.Lower) && sentences.TrueForAll(sentence => book["perhaps"].In(sentence.Lower)) && !book["reserved"].In(claim.Lower))
        {
            yield return Faults.Of("certainty", "Le retour cité dit « peut-être » : gardez cette réserve.");
        }
        else if (claim.Draft.Kind is not FindingKind.Deviation && !book["reserved"].In(claim.Lower) && Rests(claim, sentences.ToLookup(sentence => book["believed"].In(sentence.Lower), sentence => sentence.Lower))
            && !(claim.Draft.Kind is FindingKind.Limitation && Phrasebook.Of("universals")["negation"].In(claim.Lower)))
        {
            yield return Faults.Of("certainty", "Le retour cité donne une impression, pas une observation : gardez cette réserve (« l'impression est que… »).");
        }
    }

    // On beliefs alone; or the words that judge stand in a belief and in nothing that was observed.
    private static bool Rests(Claim claim, ILookup<bool, string> believed)
    {
        var observed = Outcome.Of(believed[false].Select(Outcome.Of)).Signs;
        var thought = Outcome.Of(believed[true].Select(Outcome.Of)).Signs;
        return believed.Contains(true) && (!believed.Contains(false) || (claim.Says.Signs.Count > 0 && claim.Numbers.Count == 0
            && claim.Says.Signs.All(sign => thought.Any(other => other.Good == sign.Good) && !observed.Any(other => other.Good == sign.Good))));
    }
}
