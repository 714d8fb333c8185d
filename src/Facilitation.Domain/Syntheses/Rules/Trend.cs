using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses.Quantities;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>Which way numbers go: « de 11 à 3 », « 17 contre 5 », « sept minutes au lieu de onze ».</summary>
internal static partial class Trend
{
    /// <param name="At">Where it starts in the text.</param>
    internal sealed record Pair(decimal Before, decimal After, string Words, int At)
    {
        /// <summary>As written, whatever the unit.</summary>
        public (decimal Before, decimal After) Raw { get; init; } = (Before, After);

        public int Sign => Math.Sign(After - Before);

        /// <summary>It is of durations: less is faster.</summary>
        public bool IsTime { get; init; }
    }

    /// <summary>The evolutions that a text states outright.</summary>
    public static IReadOnlyList<Pair> Pairs(string lower, IReadOnlyList<Quantity> numbers)
    {
        List<Pair> pairs = [];
        for (var i = 0; i + 1 < numbers.Count; i++)
        {
            var (one, other) = (numbers[i], numbers[i + 1]);
            if (other.Unit is not (Unit.Rank or Unit.Times) && InsteadOf().IsMatch(lower[..other.Start])
                && numbers.Take(i + 1).LastOrDefault(number => !number.IsWhole && number.Unit is not (Unit.Rank or Unit.Times) && (IsDuration(other) || !UnitWords.IsCalendar(number.Noun)) && Comparable(number, other)) is { } counted
                && other.Start - counted.End < 120)
            {
                // « 19 élèves après six semaines, contre 11 »: what stands against 11 are the pupils, not the weeks.
                pairs.Add(Of(other, counted, lower[counted.Start..other.End], counted.Start));
                continue;
            }

            if (one.Unit is Unit.Rank or Unit.Times || other.Unit is Unit.Rank or Unit.Times || !Comparable(one, other))
            {
                continue;
            }

            var between = lower[one.End..other.Start];
            var words = lower[one.Start..Math.Min(lower.Length, other.End)];
            if (To().IsMatch(between) && From().IsMatch(lower[..one.Start]))
            {
                pairs.Add(Of(one, other, words, one.Start));
            }
        }

        // What is counted, without the wholes and the weeks told beside: « sept sur dix-huit ; au bout de deux mois, quinze ».
        List<Quantity> counts = [.. numbers.Where(number => !number.IsWhole && number.Unit is not (Unit.Rank or Unit.Times) && !UnitWords.IsCalendar(number.Noun))];
        foreach (var (one, other) in counts.Zip(counts.Skip(1)).Where(couple => Comparable(couple.First, couple.Second)))
        {
            if (((Then().IsMatch(lower[one.End..other.Start]) && First().IsMatch(lower[..one.Start])) || (BeforeThat().IsMatch(lower[one.End..other.Start]) && AfterThat().IsMatch(lower[other.End..]))) && !pairs.Exists(pair => pair.At == one.Start))
            {
                pairs.Add(Of(one, other, lower[one.Start..Math.Min(lower.Length, other.End)], one.Start));
            }
        }

        return pairs;
    }

    /// <summary>An evolution of the claim that the cited reports tell the other way round.</summary>
    public static string? ReversedPair(Claim claim)
    {
        var mine = Pairs(claim.Lower, claim.Numbers);
        if (mine.Count == 0)
        {
            return null;
        }

        var theirs = claim.Cited.SelectMany(report => Enumerable.Range(0, report.Text.Sentences.Count).Where(place => !report.Text.Sentences[place].IsOrder).SelectMany(report.Text.PairsOf)).ToList();
        foreach (var pair in mine.Where(pair => pair.Before != pair.After))
        {
            var straight = theirs.Exists(other => other.Before == pair.Before && other.After == pair.After);
            var reversed = theirs.Exists(other => other.Before == pair.After && other.After == pair.Before);
            if (!straight && (reversed || ToldReversed(claim, pair)))
            {
                return pair.Words;
            }
        }

        return null;
    }

    /// <summary>« moins juste » where the quoted sentences say « plus juste » or « fairer » and nowhere the same.</summary>
    public static bool Opposes(Claim claim)
    {
        var (mine, theirs) = (Comparatives(claim.Lower), Comparatives(claim.QuoteSentences));
        return mine.Any(said => theirs.Contains((said.Stem, -said.Sign)) && !theirs.Contains(said) && !mine.Contains((said.Stem, -said.Sign)));
    }

    /// <summary>+1 for faster, -1 for slower, 0 when neither or both is said.</summary>
    public static int Speed(string lower) => (Faster().IsMatch(lower) ? 1 : 0) - (Slower().IsMatch(lower) ? 1 : 0);

    private static HashSet<(string Stem, int Sign)> Comparatives(string lower)
    {
        var found = Comparative().Matches(lower).Where(match => !match.Groups["no"].Success && Stems.Counts(match.Groups["word"].Value))
            .Select(match => (Stems.OfWord(match.Groups["word"].Value), match.Groups["less"].Success ? -1 : 1)).ToHashSet();
        found.UnionWith(Behind().Matches(lower).Where(match => Stems.Counts(match.Groups["word"].Value)).Select(match => (Stems.OfWord(match.Groups["word"].Value), match.Groups["less"].Success ? -1 : 1)));
        found.UnionWith(InEnglish().Matches(lower).Select(match => (Stems.OfWord(match.Groups["word"].Value), 1)));
        return found;
    }

    // Without « contre » or « de … à », a report tells what was before what became of it.
    private static bool ToldReversed(Claim claim, Pair pair)
    {
        foreach (var report in claim.Cited)
        {
            // A sentence that holds both says it, whatever stands beside.
            var both = report.Places.Where(place => new[] { pair.Raw.Before, pair.Raw.After }.All(value => report.Text.NumbersOf[place].Any(number => number.Raw == value))).ToList();
            var order = (both.Count > 0 ? both : report.Places).SelectMany(place => report.Text.NumbersOf[place].Where(number => number.Unit is not Unit.Rank).Select(number => (Value: number.Raw, place, number.Start, number.End))).ToList();
            var before = order.FindIndex(entry => entry.Value == pair.Raw.Before);
            var after = order.FindIndex(entry => entry.Value == pair.Raw.After);
            if (before >= 0 && after >= 0)
            {
                var (first, second) = after < before ? (order[after], order[before]) : (order[before], order[after]);
                // « …, contre cinq au départ »: then what stands second came first.
                var sentence = report.Text.Sentences[second.place].Lower;
                if (first.place == second.place && Then().IsMatch(sentence[first.End..second.Start]) && after < before)
                {
                    return true;
                }

                var from = first.place == second.place ? Math.Max(first.End, sentence[..second.Start].LastIndexOfAny([',', ';', ':']) + 1) : second.Start - 8;
                var told = sentence[Math.Clamp(from, 0, second.Start)..Math.Min(sentence.Length, second.Start + 50)];
                return after < before && second.place - first.place <= 1 && order.Count(entry => entry.Value == pair.Raw.Before || entry.Value == pair.Raw.After) == 2 && !Looking().IsMatch(told);
            }
        }

        return false;
    }

    private static bool IsDuration(Quantity number) => number.Unit is Unit.Time || UnitWords.IsCalendar(number.Noun);

    private static bool Comparable(Quantity one, Quantity other)
        => one.Unit == other.Unit || one.Unit is Unit.None || other.Unit is Unit.None || (one.Unit, other.Unit) is (Unit.Pupils, Unit.Things) or (Unit.Things, Unit.Pupils);

    // « sept minutes au lieu de onze »: eleven are minutes too.
    private static Pair Of(Quantity before, Quantity after, string words, int at)
        => new(before.Value * Factor(before, after), after.Value * Factor(after, before), words, at) { Raw = (before.Raw, after.Raw), IsTime = before.Unit is Unit.Time || after.Unit is Unit.Time };

    private static decimal Factor(Quantity number, Quantity other) => number.Unit is Unit.None && other.Unit is Unit.Time && other.Raw != 0 ? other.Value / other.Raw : 1;

    [GeneratedRegex(@"\b(?:plus (?:rapide|vite|court|bref|expeditif)\w*|acceler\w+|raccourci\w*|gagn\w+ (?:du )?temps|faster|quicker|shorter|speeds? up|sped up)\b")]
    private static partial Regex Faster();

    [GeneratedRegex(@"\b(?:plus (?:lent|long)\w*|moins (?:rapide|vite)\w*|ralenti\w*|rallong\w*|slower|longer|slow(?:s|ed) down)\b")]
    private static partial Regex Slower();

    [GeneratedRegex(@"\b(?<no>(?:ne |n')\w+ )?(?:(?<less>moins|less|fewer)|plus|more|davantage) (?:d[e'] ?|les |la |le |l'|souvent |vite |facilement ){0,2}(?<word>[a-z]{3,})")]
    private static partial Regex Comparative();

    // « lèvent davantage », « levaient moins ».
    [GeneratedRegex(@"(?<!\b(?:ne|n'|n'en|n'y) ?)\b(?<word>[a-z]{4,}) (?:(?<less>moins|less)|davantage|more)\b")]
    private static partial Regex Behind();

    [GeneratedRegex(@"\b(?<word>[a-z]{4,})er\b(?! (?:le|la|les|un|une|des|du|de|a|au|aux|en|dans|sur|avec|pour|par|leur)\b)")]
    private static partial Regex InEnglish();

    [GeneratedRegex(@"\b(?:contre|(?:alors|la ou|quand) (?:qu'|que )?(?:ils|elles|il|elle|on)(?: y| en)? (?:n'|en |y )?(?:etaient|etait|avaient|avait|comptait|relevait)(?: que| qu')?|(?:l'an dernier|l'annee derniere|l'an passe|avant|auparavant|last year|before)\b[^.;]{0,40}\b(?:c'etait|c'etaient|on etait a|on en etait a|ils etaient|elles etaient|it was|they were|there were)|where(?:as)? (?:it|they|there) (?:had been|were|was)|au lieu d[eu'](?:s)?|(?:il y en avait|j'en (?:comptais|avais)|on en (?:comptait|avait)|nous en (?:comptions|avions)|there (?:had been|used to be)|we had(?: counted)?)(?: encore| eu)?|instead of|against|compared (?:to|with)|versus|vs|up from|down from)(?: (?:environ|une?|seulement|les|pres de|about|only))* ?\z")]
    private static partial Regex InsteadOf();

    [GeneratedRegex(@"\A[a-z' %€$£]{0,40}?\b(?:a|to)(?: (?:environ|une|pres de|quelque|plus de|moins de))? ?\z")]
    private static partial Regex To();

    // « En octobre je relevais sept oublis ; en décembre, trois »; « at the start four children could …, after five sessions fourteen ».
    [GeneratedRegex(@"\A[^.!?]{0,80}[,;:] ?(?:(?:en|by|in) (?:janvier|fevrier|mars|avril|mai|juin|septembre|octobre|novembre|decembre|january|february|march|april|june|september|october|november|december)|(?:a la fin|en fin|au bout|a l'arrivee|au dernier|a la derniere|maintenant|aujourd'hui|desormais|ensuite|by the end|at the end|now|by week \w+|after \w+ \w+))\b[^.!?;]{0,30}\z")]
    private static partial Regex Then();

    // « quatorze avant, six après ».
    [GeneratedRegex(@"\A[^,;.!?]{0,40}\b(?:avant|au debut|au depart|auparavant|before|at first|at the start)\b[^.!?]{0,40}\z")]
    private static partial Regex BeforeThat();

    [GeneratedRegex(@"\A[^,;.!?]{0,30}\b(?:apres|ensuite|a la fin|en fin d|au bout d|a l'arrivee|maintenant|desormais|aujourd'hui|after|afterwards|now|later|at the end|by the end)\b")]
    private static partial Regex AfterThat();

    [GeneratedRegex(@"\b(?:en (?:janvier|fevrier|mars|avril|mai|juin|septembre|octobre|novembre|decembre)|in (?:january|february|march|april|june|september|october|november|december)|au (?:debut|depart|premier)|avant|d'abord|auparavant|at (?:the start|first)|in the first|before)\b[^.!?]{0,80}\z")]
    private static partial Regex First();

    [GeneratedRegex(@"(?:\b(?:de|from) [a-z\d]+ (?:ou|or)|\bd[eu]|\bd'(?:environ |une )?|\bfrom)(?: (?:environ|pres de|moins de|plus de|about))? ?(?:une )?\z")]
    private static partial Regex From();

    [GeneratedRegex(@"\b(?:contre|alors qu[e']|prevue?s?|avai(?:s|t|ent)|planned|expected|had|au lieu|au depart|au premier|a la premiere|en premier|at first|on the first|in the first|avant|auparavant|initialement|d'habitude|precedemment|etait|etaient|l'an dernier|au debut|instead|before|previously|compared|against)\b")]
    private static partial Regex Looking();
}
