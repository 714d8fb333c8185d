using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>An effect rests on what was tried and observed: not on an action that was not carried out, nor on mere praise.</summary>
internal static class EvidenceRule
{
    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        var evidence = claim.Cited.Select(report => ReportEvidence.Of(report.Report).Status).ToList();
        var tellsOutcome = claim.IsEffect || Verdict.In(claim.Lower);
        if (tellsOutcome && evidence.Exists(status => status is EvidenceStatus.NotCarriedOut or EvidenceStatus.Inconclusive))
        {
            yield return Faults.Of("not_carried_out", "Un retour cité dit que l'action n'a pas été menée ou qu'on ne peut pas conclure : il n'appuie ni un effet ni un échec. Retirez sa citation, ou rangez-le parmi les limites.");
        }

        if (evidence.Exists(status => status is EvidenceStatus.TooThin)
            || (claim.Quotes.Count > 0 && claim.Draft.Kind is not (FindingKind.Deviation or FindingKind.Limitation) && claim.Quotes.All(quote => EvidenceReader.IsPraise(Plain.Of(quote.Words)))))
        {
            yield return Faults.Of("enthusiasm", "Un avis enthousiaste n'est pas une observation : citez ce qui a été vu ou mesuré, ou demandez un complément à son auteur·rice.");
        }
    }
}
