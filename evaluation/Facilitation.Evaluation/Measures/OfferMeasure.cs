using System.Text.RegularExpressions;
using Facilitation.Agents.Reframing;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Thorns;
using Facilitation.Evaluation.Cases;

namespace Facilitation.Evaluation.Measures;

/// <summary>Do the offers keep the hard criteria: form, group, no invented number, a sign, no person, known precedents, spacing?</summary>
internal sealed partial class OfferMeasure(string folder, AskedAgent asked) : IMeasure
{
    public string Name => "offers";

    public async Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation)
    {
        var library = new LibraryPrecedents(folder);
        var thorns = ThornCases.Given(folder).Concat(ThornCases.More(folder)).ToList();
        return [.. await ScoresAsync("offers.alone", _ => []), .. await ScoresAsync("offers.precedents", thorn => library.Near(thorn.Text))];

        async Task<IReadOnlyList<Score>> ScoresAsync(string name, Func<ThornCase, IReadOnlyList<Precedent>> near)
        {
            var (offers, conforming, answers, complete) = (0, 0, 0, 0);
            foreach (var thorn in thorns)
            {
                var (answer, request) = await asked.AskAsync(thorn, near(thorn), cancellation);
                if (answer.Kind != ReframingKind.Offers)
                {
                    continue;
                }

                answers++;
                complete += answer.Offers.Count is 2 or 3 && answer.Offers.Select(offer => offer.Question).Distinct().Count() == answer.Offers.Count ? 1 : 0;
                foreach (var offer in answer.Offers)
                {
                    offers++;
                    var faults = Faults(offer, thorn, request!).ToList();
                    conforming += faults.Count == 0 ? 1 : 0;
                    foreach (var fault in faults)
                    {
                        await notes.WriteLineAsync($"    {thorn.Id} {name}: {fault}: {offer.Question}");
                    }
                }
            }

            return [new($"{name}.conformity", (double)conforming / Math.Max(1, offers), offers), new($"{name}.two-or-three", (double)complete / Math.Max(1, answers), answers)];
        }
    }

    /// <summary>What is wrong with an offer, in words.</summary>
    internal static IEnumerable<string> Faults(ReframingOffer offer, ThornCase thorn, ReframingRequest request)
    {
        var remarks = ChallengeRubric.Review(offer with { Remarks = [] }, request.Language);
        if (remarks.Any(remark => remark.Criterion is Criterion.Question or Criterion.Audience or Criterion.Indicators or Criterion.Respect))
        {
            yield return $"rubric {string.Join(',', remarks.Select(remark => remark.Criterion))}";
        }

        if (offer.Indicators.Count is < 1 or > 3 || offer.Remarks.Count > 3)
        {
            yield return "counts";
        }

        var given = Number().Matches($"{request.Thorn} {thorn.Grade} {thorn.Level}").Select(match => match.Value).ToHashSet();
        if (Number().Matches($"{offer.Situation} {offer.Audience}").Any(match => !given.Contains(match.Value)))
        {
            yield return "number the thorn does not hold";
        }

        if (offer.Precedents.Except(request.Precedents.Select(precedent => precedent.Id)).Any())
        {
            yield return "unknown precedent";
        }

        if (PrivacyScanner.Scan($"{offer.Question}\n{offer.Audience}").Redactions.Count > 0)
        {
            yield return "somebody recognisable";
        }

        if (request.Language == "fr" && Texts(offer).Any(text => PlainSpaces().IsMatch(text)))
        {
            yield return "French spacing";
        }

        if (Texts(offer).Any(text => text.Contains('{', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(text)))
        {
            yield return "empty or unfilled";
        }
    }

    private static IEnumerable<string> Texts(ReframingOffer offer)
        => [offer.Question, offer.Situation, offer.Audience, offer.ObservableChange, offer.Horizon, offer.Hypothesis.If, offer.Hypothesis.Then, offer.Hypothesis.Because, .. offer.Indicators, .. offer.Remarks.Select(remark => remark.Message)];

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@" [?!;:»](?:\s|$)|« ")]
    private static partial Regex PlainSpaces();
}
