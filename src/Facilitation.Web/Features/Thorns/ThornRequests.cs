using Facilitation.Agents.Reframing;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Components;

namespace Facilitation.Web.Features.Thorns;

/// <param name="Text">1 to 4,000 characters.</param>
/// <param name="Keep">Redactions of an earlier answer that the author refuses, as they came; never for minors or contact data.</param>
internal sealed record ThornRequest(string? Text, EducationLevel? Level, string? Grade, string? Subject, IReadOnlyList<KeptSpan>? Keep)
{
    /// <summary>A span that is null leads nowhere, as does one beside every mask.</summary>
    public IReadOnlyList<KeptSpan> Kept => [.. (Keep ?? []).OfType<KeptSpan>()];

    public ThornContext About => new(Level, Grade, Subject);
}

internal sealed record ReframingRequestBody(IReadOnlyList<ClarifyingAnswer>? Answers);

internal sealed record VisibilityRequest(Visibility Visibility);

/// <param name="Redactions">On writing: offsets into the text as sent. On reading: offsets into <paramref name="Text"/>.</param>
internal sealed record ThornResponse(
    Guid Id, string Text, bool Safeguarding, IReadOnlyList<Redaction> Redactions,
    EducationLevel? Level, string? Grade, string? Subject, Visibility Visibility, bool UnmaskedPerson, int Version, DateTimeOffset CreatedAt, AlertPath? Alert)
{
    public static ThornResponse From(Thorn thorn, IReadOnlyList<Redaction>? asSent = null) => new(
        thorn.Id.Value, thorn.Text, thorn.Safeguarding, asSent ?? thorn.Masks, thorn.Level, thorn.Grade, thorn.Subject,
        thorn.Visibility, thorn.HasUnmaskedPerson, thorn.Version, thorn.CreatedAt, thorn.Safeguarding ? AlertPath.French : null);
}

internal sealed record PrecedentResponse(
    Guid Id, DocumentKind Kind, string Number, string Title, string ChallengeQuestion, EducationLevel? Level, string? Grade, string? Subject, Evidence Evidence, bool Close)
{
    public static PrecedentResponse From(Precedent precedent) => new(precedent.Id, precedent.Kind, precedent.Number, precedent.Title,
        precedent.ChallengeQuestion, precedent.Level, precedent.Grade, precedent.Subject, precedent.Evidence, precedent.Close);
}

internal sealed record ReframingResponse(
    Guid? Id, ReframingKind Kind, IReadOnlyList<ReframingOffer> Offers, IReadOnlyList<string> Questions, Redirect? Redirect, InstitutionNote? Institution,
    IReadOnlyList<PrecedentResponse> Precedents, ReframingCanvas? Canvas, AlertPath? Alert, ReframingOrigin Origin)
{
    public static ReframingResponse From(ReframingOutcome outcome)
    {
        var seen = outcome.Precedents.Select(precedent => precedent.Id).ToHashSet();
        return new(
            outcome.Saved?.Id,
            outcome.Reframing.Kind,
            [.. outcome.Reframing.Offers.Select(offer => offer with { Precedents = [.. offer.Precedents.Where(seen.Contains)] })],
            outcome.Reframing.Questions,
            outcome.Reframing.Redirect,
            outcome.Reframing.Institution,
            [.. outcome.Precedents.Select(PrecedentResponse.From)],
            outcome.Reframing.Canvas,
            outcome.Reframing.Kind == ReframingKind.Safeguarding ? AlertPath.French : null,
            outcome.Reframing.Origin);
    }
}

/// <summary>One page of a list; <paramref name="Next"/> is the cursor of the following page, or <see langword="null"/> at the end.</summary>
internal sealed record Page<TItem>(IReadOnlyList<TItem> Items, string? Next);
