using Facilitation.Domain.Syntheses.Quantities;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

internal enum NumberMatch
{
    /// <summary>It stands in a cited report.</summary>
    Found,

    /// <summary>It stands in none.</summary>
    None,

    /// <summary>It stands there and counts something else.</summary>
    OtherUnit,

    /// <summary>It stands there as it is, not as a bound.</summary>
    OtherBound,
}

/// <summary>The numbers that the cited reports state, near the quotes and elsewhere.</summary>
internal sealed class NumberSources
{
    // What a number that names nothing may count: what its sentence and the ones beside it speak of.
    private sealed record Source(Quantity Number, bool Near, CitedReport Report, Lazy<IReadOnlySet<string>> Spoken, IReadOnlyList<Quantity> Beside)
    {
        /// <summary>What the number before it in the sentence counts: « onze minutes au début, sept ensuite ».</summary>
        public Unit? Carried { get; init; }
    }

    // Letters between the two numbers of one phrase.
    private const int PairedWithin = 40;

    private readonly List<Source> _sources = [];
    private readonly Claim _claim;

    private NumberSources(Claim claim) => _claim = claim;

    public static NumberSources Of(Claim claim)
    {
        var sources = new NumberSources(claim);
        foreach (var report in claim.Cited)
        {
            for (var place = 0; place < report.Text.Sentences.Count; place++)
            {
                var numbers = report.Text.NumbersOf[place];
                if (numbers.Count == 0)
                {
                    continue;
                }

                var beside = (place > 0 ? report.Text.NumbersOf[place - 1] : []).Concat(numbers).ToList();
                var words = (place > 0 ? report.Text.Sentences[place - 1].Lower + " " : "") + report.Text.Sentences[place].Lower;
                var spoken = new Lazy<IReadOnlySet<string>>(() => Stems.Of(words));
                sources._sources.AddRange(numbers.Select(number => new Source(number, report.Near.Contains(place), report, spoken, beside)
                {
                    Carried = numbers.LastOrDefault(other => other.Start < number.Start && other.Unit is not (Unit.None or Unit.Rank))?.Unit,
                }));
            }

            if (report.Report.StudentCount is { } count)
            {
                sources._sources.Add(new(new(count, Unit.Pupils, null, null, 0, 0, 0), Near: true, report, new(() => new HashSet<string>(StringComparer.Ordinal)), []));
            }
        }

        return sources;
    }

    public NumberMatch Hold(Quantity number)
    {
        var same = _sources.Where(source => Same(number, source)).ToList();
        if (same.Exists(source => source.Number.Bound == number.Bound || number.Bound == 0) || (number.Bound != 0 && HoldsRatio(number)))
        {
            return NumberMatch.Found;
        }

        if (same.Count > 0)
        {
            return NumberMatch.OtherBound;
        }

        return Computed(number) ? NumberMatch.Found
            : _sources.Exists(source => source.Number.Value == number.Value || source.Number.Raw == number.Raw || source.Number.Base == number.Raw) ? NumberMatch.OtherUnit
            : NumberMatch.None;
    }

    /// <summary>More than half (or few) of a class, by the report's own numbers near the quotes.</summary>
    public bool HoldMost(bool few, bool nearlyAll) => _sources.Where(source => source.Near).Any(source => Ratio(source) is { } ratio && (few ? ratio < 0.35m : ratio > (nearlyAll ? 0.85m : 0.5m)));

    // « plus de la moitié » when the report says « vingt et un sur vingt-cinq ».
    private bool HoldsRatio(Quantity number) => number.Ratio is { } bound && number.Unit is Unit.Share
        && _sources.Where(source => source.Near).Any(source => Ratio(source) is { } ratio && (number.Bound > 0 ? ratio > bound : ratio < bound));

    private static decimal? Ratio(Source source) => source.Number.Ratio
        ?? (source.Number.Unit is Unit.Pupils or Unit.None && source.Report.Report.StudentCount is { } count && source.Number.Value < count ? source.Number.Value / count : null);

    // « le double », when a quoted sentence goes from ten to twenty, or the claim names both.
    private bool Computed(Quantity number) => number.Unit is Unit.Times
        && (_claim.Cited.Any(report => report.Near.Any(place => report.Text.PairsOf(place).Any(pair => IsMultiple(pair, number.Value))))
            || Trend.Pairs(_claim.Lower, _claim.Numbers).Any(pair => IsMultiple(pair, number.Value)));

    private static bool IsMultiple(Trend.Pair pair, decimal times)
        => pair.Before > 0 && pair.After > 0 && (pair.After == times * pair.Before || pair.Before == times * pair.After);

    private bool Same(Quantity number, Source source)
    {
        var other = source.Number;
        if (number.Unit is Unit.Percent or Unit.Share || number.Base is not null)
        {
            return SameRatio(number, source);
        }

        return number.Unit switch
        {
            Unit.Time => other.Unit is Unit.Time ? other.Value == number.Value : other.Unit is Unit.None && other.Value == number.Raw && source.Carried is Unit.Time && other.Base is null && !other.IsWhole,
            Unit.Times => other.Unit is Unit.Times && other.Value == number.Value,
            Unit.Rank => other.Value == number.Value && (other.Unit is Unit.Rank || other.Noun == number.Noun),
            Unit.Points => other.Unit is Unit.Points or Unit.None && other.Value == number.Value,
            _ => SameCount(number, source),
        };
    }

    private bool SameCount(Quantity number, Source source)
    {
        var other = source.Number;
        if (number.Unit is Unit.None && other.Unit is Unit.Time && other.Raw == number.Value)
        {
            return Paired(number);
        }

        if (other.Value != number.Value)
        {
            // « sur dix-neuf » says that there are nineteen.
            return other.Base == number.Value && number.Unit is Unit.Pupils or Unit.None;
        }

        return (number.Unit, other.Unit) switch
        {
            (_, Unit.Percent or Unit.Share or Unit.Times or Unit.Points) => false,
            (_, Unit.Time) => false,
            (_, Unit.Rank) => number.Unit is Unit.Things && number.Noun == other.Noun,
            (Unit.None, _) => source.Near,
            (Unit.Pupils, Unit.Pupils) => true,
            (Unit.Pupils, Unit.None) => source.Near,
            (Unit.Pupils, _) => source.Near && IsOutcome(other.Noun),
            // « cinq lundis » are five weeks, or five sessions.
            (Unit.Things, Unit.Things) when UnitWords.IsCalendar(number.Noun) && UnitWords.IsWeekday(other.Noun) => true,
            (Unit.Things, Unit.Things) when number.Noun == other.Noun || Stems.Related(number.Noun!, other.Noun!) => true,
            // « après cinq séances, quatorze »: fourteen are no sessions.
            (Unit.Things, Unit.None) when UnitWords.IsCalendar(number.Noun) && source.Beside.Any(beside => beside.Noun == number.Noun && beside.Value != number.Value && beside.Start < other.Start) => false,
            (Unit.Things, Unit.None) => source.Near && !(UnitWords.IsStrict(number.Noun) && !Speaks(source, number))
                && !(source.Carried is Unit.Pupils && !IsOutcome(number.Noun) && SpeaksAnywhere(source, number)),
            (Unit.Things, Unit.Pupils) => source.Near && !UnitWords.IsStrict(number.Noun) && (IsOutcome(number.Noun) || !SpeaksAnywhere(source, number)),
            _ => source.Near && !UnitWords.IsStrict(number.Noun) && !UnitWords.IsStrict(other.Noun) && !CountsAnywhere(source, number),
        };
    }

    // « de onze à sept » without its minutes: the sentence says once what both are.
    private bool Paired(Quantity number) => _claim.Numbers.Any(other => other != number && other.Unit is Unit.Time && Math.Abs(other.Start - number.Start) < PairedWithin);

    private static bool Speaks(Source source, Quantity number)
        => source.Beside.Any(beside => beside.Noun == number.Noun) || source.Spoken.Value.Any(stem => UnitWords.Stem(stem) == number.Noun || (!UnitWords.IsCalendar(number.Noun) && Stems.Related(stem, Stems.OfWord(number.Noun!.TrimStart('=')))));

    private static bool SpeaksAnywhere(Source source, Quantity number) => source.Report.Text.AllStems.Contains(number.Noun!);

    private static bool CountsAnywhere(Source source, Quantity number) => source.Report.Text.NumbersOf.Any(numbers => numbers.Any(other => other.Noun == number.Noun));

    // Pupils are counted by what they do: « 14 réussites » are fourteen pupils who succeed.
    private static bool IsOutcome(string? stem) => stem is not null && Outcomes.Contains(stem);

    private static readonly HashSet<string> Outcomes = [.. "fiches fiche feuilles productions schemas sheets graphs graph inscrits inscrit restants concernes tutores reussites reussite refus abandons abandon participations participation volontaires succes echecs absences absents presents reponses copies prises".Split(' ').Select(word => UnitWords.Stem(word)!)];

    private static bool SameRatio(Quantity number, Source source)
    {
        var other = source.Number;
        if (number.Base is { } whole)
        {
            // « 24 élèves sur 28 »: the report says twenty-four, and its own field or a sentence twenty-eight.
            // « trois séances sur cinq » are no three pupils out of five.
            var alike = !(UnitWords.IsStrict(number.Noun) && other.Noun != number.Noun && other.Unit is not Unit.None) && !(number.Unit is Unit.Pupils && other.Unit is Unit.Things && !IsOutcome(other.Noun));
            var one = other.Value == number.Value && alike && (other.Base == whole || (other.Base is null && other.Unit is Unit.Pupils or Unit.None or Unit.Things && HasWhole(source, whole, number.Noun)));
            return one || (alike && other.Ratio is { } exact && number.Ratio is { } mine && Close(exact, mine));
        }

        var ratio = number.Ratio!.Value;
        if (other.Unit is Unit.Percent or Unit.Share || other.Base is not null)
        {
            return Close(other.Ratio ?? -1, ratio) && SameWhole(number, other);
        }

        return number.Unit is Unit.Share && source.Near && Ratio(source) is { } part && Close(part, ratio);
    }

    private static bool HasWhole(Source source, decimal whole, string? noun)
        => source.Report.Report.StudentCount == whole
            || source.Report.Text.NumbersOf[0].Concat(source.Beside).Any(beside => beside.Base == whole || (beside.Value == whole && beside.Unit is Unit.Pupils or Unit.None or Unit.Things && (beside.Noun == noun || !UnitWords.IsStrict(beside.Noun))));

    // « 71 % de bonnes réponses » is no « 71 % des élèves ».
    private static bool SameWhole(Quantity number, Quantity other)
        => number.Of is null || other.Of is null || number.Of == other.Of
            || ((number.Of == UnitWords.Pupil) == (other.Of == UnitWords.Pupil) && !(UnitWords.IsStrict(number.Of) && UnitWords.IsStrict(other.Of)));

    // « un tiers » is 33 %; « treize sur quatorze » is no « 93 % », which the report does not say.
    private static bool Close(decimal one, decimal other) => Math.Abs(one - other) < (IsThird(one) || IsThird(other) ? 0.0068m : 0.00001m);

    private static bool IsThird(decimal ratio) => ratio is 0.3333m or 0.6667m;
}
