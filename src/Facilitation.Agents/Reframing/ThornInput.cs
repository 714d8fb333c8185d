using Facilitation.Domain;
using Facilitation.Domain.Thorns;

namespace Facilitation.Agents.Reframing;

/// <summary>The user message: what the model may know of one thorn.</summary>
internal sealed record ThornInput(
    string Thorn,
    string Language,
    string? Level,
    string? Grade,
    string? Subject,
    IReadOnlyList<ClarifyingAnswer> Answers,
    IReadOnlyList<LabelledPrecedent> Precedents)
{
    public static ThornInput From(ReframingRequest request, PrecedentLabels labels) => new(
        request.Thorn,
        request.Language,
        request.Level is { } level ? WireName.Of(level) : null,
        request.Grade,
        request.Subject,
        request.Answers,
        labels.All());
}
