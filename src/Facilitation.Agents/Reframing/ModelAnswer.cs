using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Facilitation.Agents.Reframing;

/// <summary>What the model is asked to answer, before anything of it is believed. Every part may be missing in what really comes.</summary>
internal sealed record ModelAnswer(
    [property: Description("Exactly one kind of answer; the fields of the others stay empty.")] ModelAnswerKind? Kind,
    [property: Description("2 or 3 variants when kind is offers, else empty.")] IReadOnlyList<ModelOffer>? Offers,
    [property: Description("1 to 3 clarifying questions when kind is questions, else empty.")] IReadOnlyList<string>? Questions,
    [property: Description("When kind is redirect, else null.")] ModelRedirect? Redirect,
    [property: Description("When a part of the lever belongs to the institution, else null.")] ModelInstitution? Institution);

[JsonConverter(typeof(JsonStringEnumConverter<ModelAnswerKind>))]
internal enum ModelAnswerKind
{
    [JsonStringEnumMemberName("offers")] Offers,
    [JsonStringEnumMemberName("questions")] Questions,
    [JsonStringEnumMemberName("redirect")] Redirect,
}

internal sealed record ModelOffer(
    string? Question,
    string? Situation,
    string? Audience,
    string? ObservableChange,
    IReadOnlyList<string>? Indicators,
    string? Horizon,
    ModelHypothesis? Hypothesis,
    [property: Description("Labels of the precedents given, never others.")] IReadOnlyList<int>? Precedents,
    IReadOnlyList<ModelRemark>? Remarks);

internal sealed record ModelHypothesis(string? If, string? Then, string? Because);

internal sealed record ModelRemark([property: Description("The name of one of the twelve criteria.")] string? Criterion, string? Message);

internal sealed record ModelRedirect(string? Source, string? Note, string? NeighbouringChallenge);

internal sealed record ModelInstitution(string? Lever, string? Note);
