using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;

namespace Facilitation.Agents.Reframing;

/// <summary>Turns an answer that passed every guard into the domain's words.</summary>
internal static class AnswerMapping
{
    private const int MaxRemarks = 3;

    public static Domain.Thorns.Reframing ToReframing(ModelAnswer answer, PrecedentLabels labels, string language, ReframingOrigin origin) => new(
        answer.Kind switch
        {
            ModelAnswerKind.Offers => ReframingKind.Offers,
            ModelAnswerKind.Questions => ReframingKind.Questions,
            _ => ReframingKind.Redirect,
        },
        [.. (answer.Offers ?? []).Select(offer => ToOffer(offer, labels, language))],
        answer.Questions ?? [],
        answer.Redirect is { } redirect ? new(redirect.Source!, redirect.Note!, redirect.NeighbouringChallenge!) : null,
        answer.Institution is { } institution ? new(institution.Lever!, institution.Note!) : null,
        Canvas: null,
        origin);

    private static ReframingOffer ToOffer(ModelOffer offer, PrecedentLabels labels, string language)
    {
        var plain = new ReframingOffer(
            offer.Question!,
            offer.Situation!,
            offer.Audience!,
            offer.ObservableChange!,
            offer.Indicators!,
            offer.Horizon!,
            new(offer.Hypothesis!.If!, offer.Hypothesis.Then!, offer.Hypothesis.Because!),
            [.. (offer.Precedents ?? []).Select(label => labels.Find(label)!.Id)],
            []);
        // The rules' remarks first: they are the same for everybody and do not depend on a model's mood.
        var remarks = ChallengeRubric.Review(plain, language)
            .Concat((offer.Remarks ?? []).Select(remark => new Remark(Enum.Parse<Criterion>(remark.Criterion!, ignoreCase: true), remark.Message!)))
            .DistinctBy(remark => remark.Criterion)
            .Take(MaxRemarks);
        return plain with { Remarks = [.. remarks] };
    }
}
