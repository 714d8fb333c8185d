using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;

namespace Facilitation.Agents.Reframing;

/// <summary>Makes two or three offers without a model: first from near precedents, then from the families of needs.</summary>
internal static class OfferComposer
{
    private const int MostOffers = 3;
    private const int MostFromPrecedents = 2;
    private const int MostRemarks = 3;
    private const int RemarksOfThorn = 2;

    public static IReadOnlyList<ReframingOffer> Compose(ReframingRequest request, ThornReading reading)
    {
        var told = string.Join('\n', request.Answers.Select(answer => answer.Answer).Prepend(request.Thorn));
        var audience = Audience.Of(told, request.Level, request.Grade, request.Subject, request.Language);
        var families = NeedLibrary.Of(request.Language).Near(told, audience.Adults);
        var situation = SituationQuote.Of(request);

        var cases = PrecedentCases.Of(request, audience, families, situation).Take(MostFromPrecedents).ToList();
        var composed = Ways(families).Select(entry => FromFamily(entry.Family, entry.Way, audience, situation, request.Language)).ToList();
        // A case about the thorn's own need comes first; a case about something it also mentions comes second.
        var near = cases.Where(entry => entry.Nearest).Select(entry => entry.Offer).ToList();
        var beside = cases.Where(entry => !entry.Nearest).Select(entry => entry.Offer).Take(1);
        var drafts = (near.Count > 0 ? near.Concat(composed) : [composed[0], .. beside, .. composed.Skip(1)])
            .DistinctBy(offer => offer.Question)
            .Take(MostOffers);
        return [.. drafts.Select((offer, index) => Finished(offer, index, reading, request.Language))];
    }

    /// <summary>Two ways of the nearest family, then the first way of the next: variants, and one other angle.</summary>
    private static IEnumerable<(NeedFamily Family, NeedWay Way)> Ways(IReadOnlyList<NeedFamily> families)
    {
        var first = families[0];
        yield return (first, first.Ways[0]);
        if (families.Count > 2)
        {
            yield return (families[1], families[1].Ways[0]);
        }

        foreach (var way in first.Ways.Skip(1))
        {
            yield return (first, way);
        }

        foreach (var family in families.Skip(1))
        {
            yield return (family, family.Ways[^1]);
        }
    }

    private static ReframingOffer FromFamily(NeedFamily family, NeedWay way, Audience audience, string situation, string language)
    {
        string Fill(string text) => Typography.For(language, audience.Fill(text));
        return new(
            Fill(way.Question),
            situation,
            Fill(family.Audience ?? audience.Bare),
            Fill(way.Change),
            [.. way.Signs.Select(Fill)],
            Fill(way.Horizon),
            new(Fill(way.If), Fill(way.Then), Fill(way.Because)),
            [],
            []);
    }

    private static ReframingOffer Finished(ReframingOffer offer, int index, ThornReading reading, string language)
    {
        var question = reading.Institution is null ? offer.Question : AtConstantMeans(offer.Question, language);
        var whole = offer with { Question = question };
        // Each thing is said once: the most useful beside the first offer, the rest beside the others.
        var ofThorn = ThornRemarks.For(reading.Flaws, language).Skip(index * RemarksOfThorn).Take(RemarksOfThorn);
        var remarks = ChallengeRubric.Review(whole, language).Concat(ofThorn).DistinctBy(remark => remark.Criterion).Take(MostRemarks);
        return whole with { Remarks = [.. remarks] };
    }

    /// <summary>The institution's part goes to the follow-up list; the question keeps what the group can do meanwhile.</summary>
    private static string AtConstantMeans(string question, string language) => (language, question) switch
    {
        ("en", _) when question.StartsWith("How can we ", StringComparison.Ordinal) => $"How, with the means we have, can we {question["How can we ".Length..]}",
        ("fr", _) when question.StartsWith("Comment ", StringComparison.Ordinal) => $"Comment, à moyens constants, {question["Comment ".Length..]}",
        _ => question,
    };
}
