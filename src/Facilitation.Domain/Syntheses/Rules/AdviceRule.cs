using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>A piece of advice is a report's: its quotes give it, or name the condition it is drawn from.</summary>
internal static class AdviceRule
{
    /// <summary>It says what should be done.</summary>
    public static bool Advises(Claim claim)
    {
        var book = Phrasebook.Of("advice");
        return claim.Draft.Kind is FindingKind.Recommendation || book["given"].In(book["reported"].Blank(claim.Lower));
    }

    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        var book = Phrasebook.Of("advice");
        if (!Advises(claim) || claim.Quotes.Count == 0)
        {
            yield break;
        }

        var isAdvice = claim.Quotes.Any(quote => quote.Field is ReportField.Advice or ReportField.Favourable or ReportField.Unfavourable);
        if (!isAdvice && !book["told"].In(claim.QuoteSentences))
        {
            yield return Faults.Of("advice", "Aucune citation ne donne ce conseil ni ne nomme de condition : citez le passage où un retour conseille, ou décrivez seulement ce qui a été observé.");
        }
    }
}
