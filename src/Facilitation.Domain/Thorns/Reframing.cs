using System.Text.Json.Serialization;
using Facilitation.Domain.Method;

namespace Facilitation.Domain.Thorns;

/// <summary>The four answers a thorn can get (DESIGN 7).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReframingKind>))]
public enum ReframingKind
{
    /// <summary>Two or three testable variants.</summary>
    [JsonStringEnumMemberName("offers")] Offers,

    /// <summary>One to three clarifying questions, because the thorn tells no situation.</summary>
    [JsonStringEnumMemberName("questions")] Questions,

    /// <summary>A rule or an information is asked for, not an inquiry.</summary>
    [JsonStringEnumMemberName("redirect")] Redirect,

    /// <summary>A child may be in danger: nothing was sent anywhere, the alert path is shown.</summary>
    [JsonStringEnumMemberName("safeguarding")] Safeguarding,
}

/// <summary>One way to see a thorn as a challenge a group can put to the test.</summary>
/// <param name="Question">One sentence, « Comment … ? » (or « How … ? » for an English thorn).</param>
/// <param name="Situation">What happens, where, when, in the author's terms; no number the thorn does not hold.</param>
/// <param name="Audience">The group it is about, never a person.</param>
/// <param name="ObservableChange">What one would see.</param>
/// <param name="Indicators">1 to 3 signs that can be collected.</param>
/// <param name="Horizon">For how long to try, such as « quatre semaines ».</param>
/// <param name="Hypothesis">If, then, because.</param>
/// <param name="Precedents">Ids of the documents it leans on, each of them among the precedents given.</param>
/// <param name="Remarks">At most 3.</param>
public sealed record ReframingOffer(
    string Question,
    string Situation,
    string Audience,
    string ObservableChange,
    IReadOnlyList<string> Indicators,
    string Horizon,
    Hypothesis Hypothesis,
    IReadOnlyList<Guid> Precedents,
    IReadOnlyList<Remark> Remarks);

/// <summary>Si … alors … parce que …, each part without its connecting word.</summary>
public sealed record Hypothesis(string If, string Then, string Because);

/// <summary>A rule or an information was asked for: where to find it, and what could be inquired into instead.</summary>
/// <param name="Source">The kind of official source, such as « le cadre d'usage de l'IA en éducation et la CNIL ».</param>
/// <param name="Note">Why this is no inquiry, in one or two sentences.</param>
/// <param name="NeighbouringChallenge">A question « Comment … ? » beside it that a group could inquire into.</param>
public sealed record Redirect(string Source, string Note, string NeighbouringChallenge);

/// <summary>The part of a thorn whose lever belongs to the institution (time, staffing): noted for the follow-up list, not denied.</summary>
/// <param name="Lever">What the author asks for, such as « moyens humains ».</param>
/// <param name="Note">One sentence for the follow-up list.</param>
public sealed record InstitutionNote(string Lever, string Note);

/// <summary>What guided mode reads in a thorn, to start a group's own wording. Every field is in the author's own words or <see langword="null"/>.</summary>
public sealed record ReframingCanvas(string? Audience, string? Context, string? Moment, IReadOnlyList<string> Missing);

/// <summary>A clarifying question and what the author answered.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Answer">1 to 1,000 characters, masked.</param>
public sealed record ClarifyingAnswer(string Question, string Answer);

/// <summary>Who made an answer, shown beside every text a model wrote.</summary>
/// <param name="Mode"><c>model</c> or <c>guided</c>.</param>
/// <param name="Model">The model's name; <see langword="null"/> in guided mode.</param>
/// <param name="PromptVersion">The version of the prompt; <see langword="null"/> in guided mode.</param>
/// <param name="Fallback">Why guided mode answers though a model is configured, such as <c>deadline</c>; <see langword="null"/> otherwise.</param>
public sealed record ReframingOrigin(string Mode, string? Model, string? PromptVersion, string? Fallback = null);

/// <summary>The answer to a thorn: exactly one of the four kinds.</summary>
public sealed record Reframing(
    ReframingKind Kind,
    IReadOnlyList<ReframingOffer> Offers,
    IReadOnlyList<string> Questions,
    Redirect? Redirect,
    InstitutionNote? Institution,
    ReframingCanvas? Canvas,
    ReframingOrigin Origin);
