using System.Text.RegularExpressions;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>What one part of a report speaks of, by general cues: measures, effects, conditions, deviations, limitations, advice.</summary>
internal static partial class SentenceReader
{
    // More labels for one sentence would say less.
    private const int MostKinds = 2;

    /// <param name="part">The author's words.</param>
    /// <param name="field">Where they stand; decides where it can.</param>
    /// <param name="stance">The report's verdict, for an effect whose words do not say which way it points.</param>
    /// <param name="cues">Those of the report's language.</param>
    /// <returns>The likeliest kind first; empty when nothing tells.</returns>
    public static IEnumerable<(FindingKind Kind, FindingDirection Direction)> Read(string part, ReportField field, ReportStance? stance, Cues cues)
    {
        var even = EvenLetters.Of(part);
        return FieldKind.Of(field) is { } kind
            ? [(kind, FieldKind.DirectionOf(field) ?? Direction(kind, even, stance, cues))]
            : Kinds(part, even, field, cues).Distinct().Take(MostKinds).Select(found => (found, Direction(found, even, stance, cues)));
    }

    /// <summary>Results in figures, held against something: before, after, elsewhere, out of how many.</summary>
    public static bool IsMeasure(string part, string even, Cues cues)
    {
        var numbers = NumberReader.Read(part).Where(number => number.Value >= 0.2m).ToList();
        var results = numbers.Count(number => !cues.Span.IsMatch(even[number.End..]));
        var share = part.Contains('%', StringComparison.Ordinal) || numbers.Zip(numbers.Skip(1)).Any(pair => pair.First.End < pair.Second.Start && OutOf().IsMatch(even[pair.First.End..pair.Second.Start]));
        return (results > 0 && (share || cues.Comparison.IsMatch(even))) || (numbers.Count > 1 && cues.Comparison.IsMatch(even) && !cues.Protocol.IsMatch(even));
    }

    private static IEnumerable<FindingKind> Kinds(string part, string even, ReportField field, Cues cues)
    {
        var measure = IsMeasure(part, even, cues);
        if (measure)
        {
            yield return FindingKind.Effect;
        }

        if (cues.Limitation.IsMatch(even))
        {
            yield return FindingKind.Limitation;
        }

        if (cues.Deviation.IsMatch(even))
        {
            yield return FindingKind.Deviation;
        }

        if (cues.Favourable.IsMatch(even) || cues.Unfavourable.IsMatch(even))
        {
            yield return FindingKind.Condition;
        }

        if (field is ReportField.Observations || (field is not ReportField.Done && cues.Effect.IsMatch(even)))
        {
            yield return FindingKind.Effect;
        }

        if (cues.Advice.IsMatch(even))
        {
            yield return FindingKind.Recommendation;
        }
    }

    private static FindingDirection Direction(FindingKind kind, string even, ReportStance? stance, Cues cues)
    {
        var negations = cues.Negation.Matches(even);
        var (good, bad) = kind is FindingKind.Condition
            ? (cues.Favourable.Count(even), cues.Unfavourable.Count(even))
            : (Count(cues.Better, denied: false) + Count(cues.Worse, denied: true), Count(cues.Worse, denied: false) + Count(cues.Better, denied: true));
        if (kind is not FindingKind.Condition && good + bad == 0 && negations.Count > 0)
        {
            bad = 1;
        }

        return kind switch
        {
            FindingKind.Limitation => FindingDirection.Mixed,
            _ when good > bad => FindingDirection.Favourable,
            _ when bad > good => FindingDirection.Unfavourable,
            FindingKind.Effect or FindingKind.Condition when good == 0 => Of(stance),
            FindingKind.Recommendation => negations.Count > 0 ? FindingDirection.Unfavourable : FindingDirection.Favourable,
            _ => FindingDirection.Mixed,
        };

        // « ne progressent pas », « ne décrochent plus »: what is denied turns round.
        int Count(Regex words, bool denied)
            => words.Matches(even).Count(word => negations.Any(negation => word.Index >= negation.Index && word.Index < negation.Index + negation.Length) == denied);
    }

    /// <summary>How much a part has to say of how things went, in one direction.</summary>
    public static int Weight(string part, FindingDirection direction, Cues cues)
    {
        var even = EvenLetters.Of(part);
        var telling = direction is FindingDirection.Unfavourable ? cues.Worse.Count(even) + cues.Negation.Count(even) + cues.Unfavourable.Count(even) : cues.Better.Count(even) + cues.Favourable.Count(even);
        return (2 * telling) + cues.Effect.Count(even) - (cues.Protocol.IsMatch(even) ? 2 : 0) - (cues.Advice.IsMatch(even) ? 1 : 0);
    }

    /// <summary>The direction a verdict stands for.</summary>
    public static FindingDirection Of(ReportStance? stance) => stance switch
    {
        ReportStance.Worked => FindingDirection.Favourable,
        ReportStance.DidNotWork => FindingDirection.Unfavourable,
        _ => FindingDirection.Mixed,
    };

    // « quatre élèves entrés dans la tâche sur vingt »
    [GeneratedRegex(@"^(?: \w+){0,6} (?:sur|out of) $", RegexOptions.CultureInvariant)]
    private static partial Regex OutOf();
}
