using System.Text.RegularExpressions;
using Facilitation.Domain.Method;

namespace Facilitation.Agents.Reframing.Guards;

/// <summary>What is told as a fact states no number the author did not give; what is proposed may.</summary>
internal static partial class NumberRules
{
    public static IEnumerable<AnswerFault> Check(ModelAnswer answer, GuardContext context)
    {
        var given = Values(context.Author);
        foreach (var (offer, index) in (answer.Offers ?? []).Select((offer, index) => (offer, index)))
        {
            var sourced = Values(context.SourcesOf(offer.Precedents ?? []));
            foreach (var fault in Check(AnswerText.Of(offer, index), given, sourced))
            {
                yield return fault;
            }
        }

        foreach (var fault in Check(AnswerText.Of(answer with { Offers = [] }), given, given))
        {
            yield return fault;
        }
    }

    private static IEnumerable<AnswerFault> Check(IEnumerable<AnswerText> texts, HashSet<decimal> given, HashSet<decimal> sourced)
        => texts
            .Where(text => text.Numbers is not Numbers.Proposed)
            .Where(text => NumberReader.Read(text.Text).Any(stated => !(text.Numbers is Numbers.OfTheSources ? sourced : given).Contains(stated.Value)
                && !(text.Numbers is Numbers.OfTheAuthorOrDuration or Numbers.OfTheSources && Duration().IsMatch(text.Text[stated.End..]))
                && !(text.Numbers is Numbers.OfTheAuthorOrDuration && AtLeast().IsMatch(text.Text[..stated.Start]))))
            .Select(text => new AnswerFault("invented_number", text.Where, "Ce texte donne un nombre, en chiffres ou en lettres, que l'auteur n'a pas donné : retire-le."));

    private static HashSet<decimal> Values(string text)
    {
        HashSet<decimal> values = [.. NumberReader.Read(text).Select(stated => stated.Value)];
        // Ways of saying the same: half and 50 %, a fortnight and two weeks.
        foreach (var (one, other) in Same)
        {
            if (values.Contains(one))
            {
                values.Add(other);
            }
        }

        return values;
    }

    private static readonly (decimal One, decimal Other)[] Same = [(0.5m, 50), (50, 0.5m), (0.25m, 25), (25, 0.25m), (0.3333m, 33), (0.75m, 75), (75, 0.75m), (0.6667m, 66)];

    // A target is a proposal, not a fact.
    [GeneratedRegex(@"\b(?:au moins|au minimum|at least|at most|au plus|au maximum)[\s\u00A0\u202F]+$", RegexOptions.IgnoreCase)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"^[\s\u00A0\u202F-]*(?:premi[èe]re?s?\s+|derni[èe]re?s?\s+|prochaine?s?\s+)?(?:secondes?|minutes?|min\b|heures?|h\b|jours?|semaines?|mois|s[ée]ances?|cours\b|p[ée]riodes?|trimestres?|seconds?|hours?|days?|weeks?|months?|sessions?|lessons?|terms?)", RegexOptions.IgnoreCase)]
    private static partial Regex Duration();
}
