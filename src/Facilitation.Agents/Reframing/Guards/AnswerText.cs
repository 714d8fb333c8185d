namespace Facilitation.Agents.Reframing.Guards;

/// <summary>Which numbers a field may state.</summary>
internal enum Numbers
{
    /// <summary>Those the author gave.</summary>
    OfTheAuthor,

    /// <summary>Those the author gave, and lengths of time.</summary>
    OfTheAuthorOrDuration,

    /// <summary>Those the author gave or a cited precedent holds.</summary>
    OfTheSources,

    /// <summary>Any: they are a proposal.</summary>
    Proposed,
}

/// <summary>One text of an answer, with where it stands and what it may hold.</summary>
internal sealed record AnswerText(string Where, string Text, Numbers Numbers, int MaxLength)
{
    /// <summary>Every text of an answer that a person would see.</summary>
    public static IEnumerable<AnswerText> Of(ModelAnswer answer)
        => (answer.Offers ?? []).SelectMany(Of)
            .Concat((answer.Questions ?? []).Select((question, index) => new AnswerText($"questions[{index}]", question, Numbers.OfTheAuthorOrDuration, 400)))
            .Concat(answer.Redirect is { } redirect ? Of(redirect) : [])
            .Concat(answer.Institution is { } institution ? Of(institution) : []);

    public static IEnumerable<AnswerText> Of(ModelOffer offer, int index)
    {
        var at = $"offers[{index}]";
        yield return new($"{at}.question", offer.Question ?? "", Numbers.OfTheAuthorOrDuration, 400);
        yield return new($"{at}.situation", offer.Situation ?? "", Numbers.OfTheAuthor, 900);
        yield return new($"{at}.audience", offer.Audience ?? "", Numbers.OfTheAuthor, 300);
        yield return new($"{at}.observableChange", offer.ObservableChange ?? "", Numbers.Proposed, 600);
        foreach (var (indicator, number) in (offer.Indicators ?? []).Select((indicator, number) => (indicator, number)))
        {
            yield return new($"{at}.indicators[{number}]", indicator, Numbers.Proposed, 300);
        }

        yield return new($"{at}.horizon", offer.Horizon ?? "", Numbers.Proposed, 150);
        yield return new($"{at}.hypothesis.if", offer.Hypothesis?.If ?? "", Numbers.Proposed, 500);
        yield return new($"{at}.hypothesis.then", offer.Hypothesis?.Then ?? "", Numbers.Proposed, 500);
        yield return new($"{at}.hypothesis.because", offer.Hypothesis?.Because ?? "", Numbers.OfTheSources, 500);
        foreach (var (remark, number) in (offer.Remarks ?? []).Select((remark, number) => (remark, number)))
        {
            yield return new($"{at}.remarks[{number}].message", remark.Message ?? "", Numbers.OfTheSources, 500);
        }
    }

    private static IEnumerable<AnswerText> Of(ModelRedirect redirect)
    {
        yield return new("redirect.source", redirect.Source ?? "", Numbers.OfTheAuthor, 300);
        yield return new("redirect.note", redirect.Note ?? "", Numbers.OfTheAuthor, 600);
        yield return new("redirect.neighbouringChallenge", redirect.NeighbouringChallenge ?? "", Numbers.OfTheAuthorOrDuration, 400);
    }

    private static IEnumerable<AnswerText> Of(ModelInstitution institution)
    {
        yield return new("institution.lever", institution.Lever ?? "", Numbers.OfTheAuthor, 200);
        yield return new("institution.note", institution.Note ?? "", Numbers.OfTheAuthor, 500);
    }
}
