using System.Text.RegularExpressions;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>A sentence says no other way than its quotes: neither in its words, nor in its direction, nor against the verdicts of its reports.</summary>
internal static partial class PolarityRule
{
    private const string Code = "polarity";

    public static IEnumerable<CitationFault> Check(Claim claim)
    {
        if (claim.Quotes.Count == 0)
        {
            yield break;
        }

        var (mine, theirs) = (claim.Says, claim.Heard);
        if (Trend.Opposes(claim))
        {
            yield return Faults.Of(Code, "La phrase dit « plus » là où ses citations disent « moins », ou l'inverse : reprenez le sens de ce que rapporte le retour.");
            yield break;
        }

        // A mixed finding says both: only the same word denied on one side contradicts it.
        // Where the sentence gives the numbers, they say which way things went (Trend), whatever fell.
        var oneSided = claim.Draft.Direction is not FindingDirection.Mixed && !Evolves(claim);
        var says = claim.Draft.Kind is not FindingKind.Limitation;
        if (says && ((oneSided && ((mine.OnlyGood && (theirs.OnlyBad || (theirs.OnlyDenied && !Phrasebook.Of("universals")["negation"].In(claim.Lower)))) || (mine.OnlyBad && theirs.OnlyGood))) || ((oneSided || !(theirs.HasGood && theirs.HasBad)) && Opposed(mine.Signs, theirs.Signs)) || Opposed([.. mine.Acts.Where(act => act.Good)], theirs.Acts)))
        {
            yield return Faults.Of(Code, "La phrase dit le contraire de ses citations : reprenez le sens de ce que rapporte le retour.");
        }
        else if (AgainstTrend(claim, mine, theirs))
        {
            yield return Faults.Of(Code, "La phrase donne une évolution inverse de celle que rapportent les citations : vérifiez hausse et baisse.");
        }
        else if (IsSwapped(claim))
        {
            yield return Faults.Of(Code, "La phrase oppose deux cas dans l'autre sens que ses citations : reprenez ce que le retour dit de chacun.");
        }
        else if (CutNegation(claim))
        {
            yield return Faults.Of(Code, "Une citation est coupée juste après une négation, ce qui en change le sens : citez la phrase depuis son début.");
        }
        else if (claim.IsEffect && AgainstDirection(claim, mine, theirs))
        {
            yield return Faults.Of(Code, "Le sens donné à ce constat (favorable ou défavorable) n'est pas celui de ses citations ni des retours cités : corrigez-le, ou citez d'autres passages.");
        }
    }

    // The same word said of the same, denied on one side only. (An infinitive is no act yet: « lève la réticence à critiquer » says not that they do.)
    private static bool Opposed(IReadOnlyList<Outcome.Said> mine, IReadOnlyList<Outcome.Said> theirs) => mine.Any(sign =>
        theirs.Where(other => other.Stem == sign.Stem).ToList() is { Count: > 0 } same && same.TrueForAll(other => other.Denied != sign.Denied)
        && !mine.Any(other => other.Stem == sign.Stem && other.Denied != sign.Denied));

    private static bool AgainstTrend(Claim claim, Outcome mine, Outcome theirs)
    {
        var pairs = claim.Cited.SelectMany(report => report.Places.SelectMany(report.Text.PairsOf)).Where(pair => pair.Sign != 0).ToList();
        if (pairs.Count > 0 && pairs.TrueForAll(pair => pair.IsTime && pair.Sign == pairs[0].Sign) && Trend.Speed(claim.Lower) == pairs[0].Sign)
        {
            return true;
        }

        if (mine.Rises == mine.Falls)
        {
            return false;
        }

        if ((mine.Falls && theirs.NoFall && !theirs.Falls) || (mine.Rises && theirs.NoRise && !theirs.Rises))
        {
            return true;
        }

        if (pairs.Count > 0 && pairs.TrueForAll(pair => pair.Sign == pairs[0].Sign))
        {
            return pairs[0].Sign == (mine.Rises ? -1 : 1) && !(mine.Rises ? theirs.Rises : theirs.Falls);
        }

        return pairs.Count == 0 && theirs.Rises != theirs.Falls && theirs.Rises != mine.Rises && mine.Signs.Count == 0 && theirs.Signs.Count == 0;
    }

    // « bien pour les fractions, moins pour la proportionnalité » told the other way round: each half speaks of what the quotes' other half speaks of.
    private static bool IsSwapped(Claim claim)
    {
        var (well, badly) = Compared().Match(claim.Lower) is { Success: true } compared ? Sides(compared) : Halves(claim.Lower);
        return well.Count > 0 && badly.Count > 0 && claim.Cited.SelectMany(report => report.QuoteSentences).Any(sentence => Halves(sentence.Lower) is var (theirWell, theirBadly)
            && well.Any(stem => theirBadly.Contains(stem) && !theirWell.Contains(stem)) && Shared(badly, theirWell) > Shared(badly, theirBadly));
    }

    // « Les verbes sont mieux retenus que les noms »
    private static (IReadOnlySet<string> Well, IReadOnlySet<string> Badly) Sides(Match compared)
    {
        var (first, second) = (Stems.Of(compared.Groups["first"].Value), Stems.Of(compared.Groups["second"].Value));
        return compared.Groups["less"].Success ? (second, first) : (first, second);
    }

    private static int Shared(IReadOnlySet<string> one, IReadOnlySet<string> other) => one.Count(other.Contains);

    private static (IReadOnlySet<string> Well, IReadOnlySet<string> Badly) Halves(string lower)
    {
        var parts = Half().Matches(lower).Select(part => (Text: part.Value, Says: Outcome.Of(part.Value))).ToList();
        return (Stems.Of(string.Join(' ', parts.Where(part => part.Says.OnlyGood || (part.Says.Rises && !part.Says.Falls)).Select(part => part.Text))),
            Stems.Of(string.Join(' ', parts.Where(part => part.Says.OnlyBad || (part.Says.Falls && !part.Says.Rises) || Less().IsMatch(part.Text)).Select(part => part.Text))));
    }

    [GeneratedRegex(@"(?:(?! (?:mais|alors qu|tandis qu|but|while|whereas)\b)[^,;:.!?])+")]
    private static partial Regex Half();

    [GeneratedRegex(@"\A(?<first>[^,;:.]{3,60}?) (?:est|sont|etai\w+|ont ete|a ete|is|are|was|were) (?:mieux|plus [a-z]+|(?<less>moins (?:bien )?[a-z]+)|better|more|(?<less>less)) (?:[a-z]+ ){0,3}(?:qu'|que |than )(?<second>[^,;:.]{3,60})\.?\z")]
    private static partial Regex Compared();

    [GeneratedRegex(@"\b(?:moins|pas|peu|guere|less|not)\b")]
    private static partial Regex Less();

    private static bool CutNegation(Claim claim) => claim.Quotes.Any(quote =>
    {
        var text = claim.Cited.First(report => report.Report.Id == quote.Report).Report.Passages.First(passage => passage.Field == quote.Field).Text;
        var before = Plain.Of(text[..quote.Spans[0].Start]);
        return before.EndsWith(" ne", StringComparison.Ordinal) || before.EndsWith("n'", StringComparison.Ordinal) || before.EndsWith(" pas", StringComparison.Ordinal)
            || before.EndsWith(" jamais", StringComparison.Ordinal) || before.EndsWith(" sans", StringComparison.Ordinal) || before.EndsWith(" aucun", StringComparison.Ordinal) || before.EndsWith(" aucune", StringComparison.Ordinal)
            || before.EndsWith(" not", StringComparison.Ordinal) || before.EndsWith(" never", StringComparison.Ordinal) || DeniedFrame.Ends(before);
    });

    private static bool AgainstDirection(Claim claim, Outcome mine, Outcome theirs) => claim.Draft.Direction switch
    {
        FindingDirection.Favourable or FindingDirection.Unfavourable when OnlyUnchanged(theirs) && !mine.Signs.Any(IsUnchanged) && !NumberReader.Read(claim.Lower).Any() => mine.Rises || mine.Falls || mine.HasGood,
        FindingDirection.Favourable => (mine.OnlyBad && !Evolves(claim)) || (!theirs.HasGood && Stands(claim, theirs.OnlyBad, ReportStance.DidNotWork)),
        FindingDirection.Unfavourable => (mine.OnlyGood && !Evolves(claim)) || (!theirs.HasBad && !Phrasebook.Of("outcomes")["reserve"].In(claim.QuoteWords) && Stands(claim, theirs.OnlyGood, ReportStance.Worked)),
        _ => false,
    };

    // « Rien n'a bougé » is neither progress nor decline.
    private static bool OnlyUnchanged(Outcome outcome) => outcome.Signs.Count > 0 && outcome.Signs.All(IsUnchanged) && !outcome.Rises && !outcome.Falls;

    private static bool IsUnchanged(Outcome.Said sign) => sign.Stem == "unchanged";

    // Whether more is better, words alone do not tell: « les élèves parlant passent de 5 à 17 ; deux refusent ».
    private static bool Evolves(Claim claim) => Trend.Pairs(claim.Lower, claim.Numbers).Count > 0;

    // Every report's verdict is the opposite, and neither its words nor an evolution of numbers say otherwise here.
    private static bool Stands(Claim claim, bool wordsToo, ReportStance opposite) => claim.Numbers.Count < 2
        && (wordsToo ? claim.Cited.All(report => report.Report.Stance is null || report.Report.Stance == opposite) : claim.Cited.All(report => report.Report.Stance == opposite));
}
