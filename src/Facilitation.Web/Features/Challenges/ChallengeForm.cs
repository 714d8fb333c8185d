using Facilitation.Domain;
using Facilitation.Domain.Challenges;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Facilitation.Web.Features.Challenges;

/// <summary>The wording of a challenge as a form holds it: indicators one a line. An empty field stays empty, it is not filled from the offer again.</summary>
[ValidateNever]
internal sealed class ChallengeForm
{
    public string? Question { get; set; }
    public string? Situation { get; set; }
    public string? Audience { get; set; }
    public string? ObservableChange { get; set; }
    public string? Indicators { get; set; }
    public string? Horizon { get; set; }
    public string? If { get; set; }
    public string? Then { get; set; }
    public string? Because { get; set; }
    public string? Level { get; set; }
    public string? Subject { get; set; }

    public static ChallengeForm From(ReframingOffer offer, ThornSource thorn) => new()
    {
        Question = offer.Question,
        Situation = offer.Situation,
        Audience = offer.Audience,
        ObservableChange = offer.ObservableChange,
        Indicators = string.Join('\n', offer.Indicators),
        Horizon = offer.Horizon,
        If = offer.Hypothesis.If,
        Then = offer.Hypothesis.Then,
        Because = offer.Hypothesis.Because,
        Level = thorn.Level is { } level ? WireName.Of(level) : null,
        Subject = thorn.Subject,
    };

    public ChallengeDraft ToDraft() => new(
        Question.Typed() ?? "",
        Situation: Situation.Typed() ?? "",
        Audience: Audience.Typed() ?? "",
        ObservableChange: ObservableChange.Typed() ?? "",
        Indicators: Signs(),
        Horizon: Horizon ?? "",
        Hypothesis: new(If.Typed() ?? "", Then.Typed() ?? "", Because.Typed() ?? ""),
        Level: WireName.Parse<EducationLevel>(Level),
        Subject: Subject);

    public ReframingOffer ToOffer() => new(
        Question ?? "", Situation ?? "", Audience ?? "", ObservableChange ?? "", Signs(), Horizon ?? "", new(If ?? "", Then ?? "", Because ?? ""), [], []);

    private List<string> Signs()
        => [.. (Indicators ?? "").Split('\n').Select(line => line.Trim().TrimStart('-', '•').Trim()).Where(line => line.Length > 0)];
}
