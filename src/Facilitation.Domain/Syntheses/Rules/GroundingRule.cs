using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses.Quantities;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>
/// What a sentence speaks of is what its reports speak of. A paraphrase keeps more than half of its telling words related to the report's, and
/// none of its clauses is wholly foreign to it; an invented topic, cause or piece of advice is.
/// </summary>
internal static partial class GroundingRule
{
    // Measured on evaluation/cases/syntheses.json; see evaluation/README of the measure.
    private const double LeastShare = 0.4;
    private const double LeastQuoteShare = 0.25;
    private const int ClauseStems = 2;

    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        if (claim.Cited.Count == 0)
        {
            yield break;
        }

        var known = claim.Cited.SelectMany(report => report.Text.AllStems).ToHashSet(StringComparer.Ordinal);
        var words = Telling(claim.Lower);
        var foreign = words.Where(word => !Stems.Related(Stems.OfWord(word), known)).Distinct().ToList();
        var share = words.Count == 0 ? 1 : 1 - ((double)words.Count(foreign.Contains) / words.Count);
        if (share < LeastShare || Clauses(claim.Lower).Any(clause => IsForeign(clause, foreign)))
        {
            yield return Faults.Of("unsupported", $"Les retours cités ne parlent pas de : {string.Join(", ", foreign.Take(6))}. Tiens-t'en à ce qu'ils disent, ou cite le passage qui le dit.");
        }
        else if (claim.Quotes.Count > 0 && (Share(words, Stems.AllOf(claim.QuoteSentences)) < LeastQuoteShare && claim.Numbers.Count == 0 || TellsAnotherOutcome(claim)))
        {
            yield return Faults.Of("unsupported", "Les citations ne parlent pas de ce que dit la phrase : cite le passage du retour qui le dit.");
        }

        if (claim.ConditionLower.Length > 0)
        {
            var condition = Telling(claim.ConditionLower);
            if (condition.Count > 0 && condition.All(word => !Stems.Related(Stems.OfWord(word), known)))
            {
                yield return Faults.Of("unsupported", $"La condition « {claim.Condition} » n'est pas dans les retours cités : prends leurs mots, ou retire-la.");
            }
        }
    }

    /// <summary>Which share of the telling words is related to the cited reports, and which to the quoted sentences.</summary>
    internal static (double Report, double Quote) Shares(Claim claim)
    {
        var words = Telling(claim.Lower);
        return (Share(words, claim.Cited.SelectMany(report => report.Text.AllStems).ToHashSet(StringComparer.Ordinal)), Share(words, Stems.AllOf(claim.QuoteSentences)));
    }

    private static double Share(List<string> words, IReadOnlySet<string> known)
        => words.Count == 0 ? 1 : (double)words.Count(word => Stems.Related(Stems.OfWord(word), known)) / words.Count;

    private static List<string> Telling(string lower) => [.. Word().Matches(Grades.Without(lower)).Select(match => match.Value).Where(Stems.Counts)];

    // A clause of several telling words, nearly all unknown to the reports: what was added to a sentence that is otherwise theirs.
    private static bool IsForeign(string clause, List<string> foreign)
    {
        var words = Telling(clause);
        return words.Count >= ClauseStems && words.Count(foreign.Contains) is var strange && (strange == words.Count || (words.Count >= 4 && strange >= words.Count - 1));
    }

    // An effect that the quotes do not speak of: they tell neither success nor failure, no evolution and no number.
    private static bool TellsAnotherOutcome(Claim claim)
    {
        var mine = Outcome.Of(claim.Lower);
        var theirs = Outcome.Of(claim.QuoteSentences);
        var said = Stems.AllOf(claim.QuoteSentences);
        return claim.IsEffect && mine.Signs.Count > 0 && theirs.Signs.Count == 0 && !theirs.Rises && !theirs.Falls && QuantityReader.Read(claim.QuoteSentences).Count == 0
            && !mine.Signs.Any(sign => Stems.Related(sign.Stem, said));
    }

    private static string[] Clauses(string lower) => Connector().Split(lower);

    [GeneratedRegex(@"[a-z]+(?:\d+)?")]
    private static partial Regex Word();

    [GeneratedRegex(@"[,;:.!?()]+|\b(?:parce qu|grace a|grace aux|car|mais|alors qu|tandis qu|et|ou|puisqu|afin de|afin qu|pour|ce qui|sauf|meme si|bien qu|en raison d|a cause d|du fait d|avec|sans|qui|lorsqu|quand|because|thanks to|but|while|whereas|and|so that|in order to|which|although|due to|when|with|without)\w*\b")]
    private static partial Regex Connector();
}
