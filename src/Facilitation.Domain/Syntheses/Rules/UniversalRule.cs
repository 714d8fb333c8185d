using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>« Toujours », « tous les élèves », « prouve que »: said only where the quotes say it themselves.</summary>
internal static class UniversalRule
{
    // A denied universal claims little; what hinders comes at some time, whatever else.
    private static readonly string[] Kinds = ["always", "never", "all", "nobody", "proof", "everywhere", "total"];

    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        var book = Phrasebook.Of("universals");
        if (claim.Draft.Kind is not FindingKind.Recommendation && book["many"].In(claim.Lower) && book["one"].In(claim.QuoteSentences) && !book["several"].In(claim.QuoteSentences))
        {
            yield return Faults.Of("universal", "Les citations parlent d'un seul élève, la phrase de plusieurs : dites « un élève », ou citez ce qui est dit des autres.");
        }

        foreach (var text in new[] { claim.Lower, claim.ConditionLower })
        {
            var said = book["denied"].Blank(text);
            var word = Kinds.SelectMany(kind => book[kind].Find(said).Where(_ => !IsQuoted(claim, book[kind], kind)).Select(at => said[at.Start..at.End])).FirstOrDefault()
                ?? (claim.QuoteSentences.Length > 0 && Negative(claim.QuoteSentences, book) ? null : book["none"].Find(said).Select(at => said[at.Start..at.End]).FirstOrDefault());
            if (word is not null)
            {
                yield return Faults.Of("universal", $"« {claim.Written(word)} » généralise au-delà de ce que disent les citations : dites de qui et de quand parle le retour.");
                yield break;
            }
        }
    }

    // Proof is never a report's to give, unless it denies it.
    private static bool IsQuoted(Claim claim, PhraseList phrases, string kind)
        => phrases.In(Phrasebook.Of("universals")["denied"].Blank(claim.QuoteWords)) || (kind is "always" or "never" or "all" or "total" && Phrasebook.Of("universals")[$"{kind}-quoted"].In(claim.QuoteSentences));

    private static bool Negative(string lower, Phrasebook book) => book["negation"].In(lower) || book["nobody"].In(lower);
}
