using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>
/// What a sentence speaks of is what its reports speak of. A paraphrase keeps some of its telling words related to the report's, a piece of
/// advice more than half, and no clause or cause of it is foreign to the report; an invented topic, cause or piece of advice is.
/// </summary>
internal static partial class GroundingRule
{
    // Set on evaluation/cases/syntheses.json: a good paraphrase may share few words even through the thesaurus, an invented topic shares hardly any.
    private const double LeastShare = 0.25;
    private const double LeastQuoteShare = 0.25;
    private const double LeastAdviceShare = 0.55;
    private const double LeastAdviceQuoteShare = 0.35;
    private const double ElsewhereShare = 0.5;
    private const double OwnOutcomeShare = 0.75;
    private const double OtherLanguageShare = 0.1;
    private const int ClauseWords = 4;
    private const string Otherwise = "La phrase dit autre chose que les retours cités : reprenez leurs mots, ou citez le passage qui le dit.";

    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        if (claim.Cited.Count == 0)
        {
            yield break;
        }

        // How things went is for the rule of polarity: here counts what is spoken of.
        var lower = Outcome.Without(Grades.Without(claim.Lower));
        var words = Telling(lower);
        var foreign = words.Where(word => !Known(claim, word)).Distinct().ToList();
        var topic = foreign.Where(word => claim.IsTopic(Stems.OfWord(word))).ToHashSet();
        foreign.RemoveAll(topic.Contains);

        // What several other reports speak of too is the matter of the whole inquiry: half known.
        var share = words.Count == 0 ? 1 : 1 - ((words.Count(foreign.Contains) + (0.5 * words.Count(topic.Contains))) / words.Count);
        if (English.Is(claim.Lower) != English.Is(claim.Cited[0].Text.Told))
        {
            // Only the thesaurus tells across languages what is spoken of; numbers, names and directions are checked all the same.
            if (share < OtherLanguageShare && words.Count > 2 && claim.Numbers.Count == 0)
            {
                yield return Faults.Of("unsupported", Otherwise);
            }

            yield break;
        }

        if ((share < (AdviceRule.Advises(claim) ? LeastAdviceShare : LeastShare) && words.Count > 1) || Clause().Matches(lower).Any(clause => IsForeign(clause, foreign)))
        {
            yield return Faults.Of("unsupported", foreign.Count == 0 ? Otherwise : $"Les retours cités ne parlent pas de : {string.Join(", ", foreign.Take(6).Select(claim.Written))}. Tenez-vous-en à ce qu'ils disent, ou citez le passage qui le dit.");
        }
        else if (claim.Quotes.Count > 0 && !Counted(claim) && Share(words, Stems.AllOf(claim.QuoteSentences)) is var quoted
            && ((words.Count > 1 && quoted < (AdviceRule.Advises(claim) ? LeastAdviceQuoteShare : LeastQuoteShare)) || (quoted < OwnOutcomeShare && TellsAnotherOutcome(claim)) || StandsElsewhere(claim, words)))
        {
            yield return Faults.Of("unsupported", "Les citations ne parlent pas de ce que dit la phrase : citez le passage du retour qui le dit.");
        }

        if (claim.ConditionLower.Length > 0)
        {
            var condition = Telling(Grades.Without(claim.ConditionLower));
            if (condition.Count > 2 && condition.All(word => !Known(claim, word) && !claim.IsTopic(Stems.OfWord(word))))
            {
                yield return Faults.Of("unsupported", $"La condition « {claim.Condition} » n'est pas dans les retours cités : prenez leurs mots, ou retirez-la.");
            }
        }
    }

    // A number of the sentence stands in what is quoted: it speaks of that.
    private static bool Counted(Claim claim) => claim.Numbers.Any(number => claim.Cited.Any(report => report.Places.Any(place => report.Text.NumbersOf[place].Any(other => other.Raw == number.Raw || other.Value == number.Value || other.Base == number.Value))));

    private static bool Known(Claim claim, string word) => Stems.OfWord(word) is var stem && claim.Cited.Any(report => report.Text.Knows(stem));

    private static double Share(List<string> words, IReadOnlySet<string> known)
        => words.Count == 0 ? 1 : (double)words.Count(word => Stems.Related(Stems.OfWord(word), known)) / words.Count;

    private static List<string> Telling(string lower) => [.. Word().Matches(lower).Select(match => match.Value).Where(Stems.Counts)];

    // A clause of several telling words, nearly all unknown to the reports: what was added to a sentence that is otherwise theirs.
    private static bool IsForeign(Match clause, List<string> foreign)
    {
        var words = Telling(clause.Groups["said"].Value);
        var strange = words.Count(foreign.Contains);
        // A cause or an aim of its own needs fewer words to be one.
        return clause.Groups["why"].Success ? strange >= 1 && strange * 2 >= words.Count
            : words.Count >= ClauseWords && strange == words.Count;
    }

    // None of its words stands in what is quoted, half of them in another sentence of the report: that one should be quoted.
    private static bool StandsElsewhere(Claim claim, List<string> words)
    {
        var said = words.ConvertAll(Stems.OfWord);
        var quoted = Stems.AllOf(claim.QuoteSentences);
        return said.Count > 2 && !said.Exists(quoted.Contains) && claim.Cited.Any(report => report.Text.Sentences.Where((sentence, place) => !report.Places.Contains(place) && !sentence.IsOrder)
            .Any(sentence => Stems.AllOf(sentence.Lower) is var other && said.Count(other.Contains) >= ElsewhereShare * said.Count));
    }

    // An effect that the quotes do not speak of: they tell neither success nor failure, no evolution and no number.
    private static bool TellsAnotherOutcome(Claim claim)
    {
        var (mine, theirs) = (claim.Says, claim.Heard);
        var said = Stems.AllOf(claim.QuoteSentences);
        return claim.IsEffect && (mine.Signs.Count > 0 || mine.Rises || mine.Falls) && theirs.Signs.Count == 0 && !theirs.Rises && !theirs.Falls && !claim.Cited.Any(report => report.Places.Any(place => report.Text.PairsOf(place).Count > 0 || report.Text.NumbersOf[place].Count > 1))
            && !mine.Signs.Any(sign => Stems.Related(sign.Stem, said));
    }

    [GeneratedRegex(@"[a-z]+(?:\d+)?")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:(?<why>\b(?:parce qu\w*|grace (?:a|aux?)|car|puisqu\w*|en raison d\w*|a cause d\w*|du fait d\w*|faute d\w*|afin d\w*|afin qu\w*|d'ou|ce qui explique|because|thanks to|due to|so that|in order to)\b)|\b(?:mais|alors qu\w*|tandis qu\w*|et|ou|pour|ce qui|sauf|meme si|avec|sans|qui|lorsqu\w*|quand|but|while|whereas|and|which|although|when|with|without)\b)?(?<said>(?:(?!\b(?:parce|grace|car|puisqu\w*|en raison|a cause|du fait|faute|afin|d'ou|mais|alors|tandis|et|ou|pour|ce qui|sauf|meme si|avec|sans|qui|lorsqu\w*|quand|because|thanks|due|so that|in order|but|while|whereas|and|which|although|when|with|without)\b)[^,;:.!?()])+)")]
    private static partial Regex Clause();
}
