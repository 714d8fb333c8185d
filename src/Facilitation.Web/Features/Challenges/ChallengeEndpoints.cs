using Facilitation.Domain.Challenges;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Facilitation.Web.Features.Challenges;

internal static class ChallengeEndpoints
{
    public static void MapChallenges(this IEndpointRouteBuilder routes)
    {
        var challenges = routes.MapGroup("/communities/{slug}/challenges").WithTags("Challenges").RequireRateLimiting(Limits.Writes);
        challenges.MapGet("/", ListAsync).RequireAuthorization(Policies.Reader);
        challenges.MapGet("/{number:int}", ReadAsync).RequireAuthorization(Policies.Reader);
        challenges.MapPost("/", AdoptAsync).RequireAuthorization(Policies.Member);
        challenges.MapPut("/{number:int}", EditAsync).RequireAuthorization(Policies.Member);
    }

    private static async Task<Ok<ChallengeList>> ListAsync(Seat seat, ChallengeStore challenges, CancellationToken cancellation, int cursor = 0, int limit = 20)
    {
        limit = Math.Clamp(limit, 1, 100);
        var found = await challenges.ListAsync(seat, cursor, limit, cancellation);
        return TypedResults.Ok(new ChallengeList([.. found.Select(ChallengeResponse.From)], found.Count == limit ? $"{found[^1].Number}" : null));
    }

    private static async Task<Results<Ok<ChallengeResponse>, NotFound>> ReadAsync(Seat seat, int number, ChallengeStore challenges, HttpResponse response, CancellationToken cancellation)
        => Versioned(response, await challenges.FindAsync(seat, number, cancellation));

    private static async Task<Results<Created<ChallengeResponse>, NotFound>> AdoptAsync(Seat seat, ChallengeRequest body, AdoptChallenge adopt, CancellationToken cancellation)
        => await adopt.HandleAsync(seat, new(body.Reframing, body.Offer, body.ToDraft()), cancellation) is { } challenge
            ? TypedResults.Created($"/api/v1/communities/{seat.Slug}/challenges/{challenge.Number}", ChallengeResponse.From(challenge))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<ChallengeResponse>, NotFound>> EditAsync(Seat seat, int number, ChallengeRequest body, AdoptChallenge adopt, HttpContext context, CancellationToken cancellation)
        => Versioned(context.Response, await adopt.EditAsync(seat, number, body.ToDraft(), context.Request.VersionRead(), cancellation));

    private static Results<Ok<ChallengeResponse>, NotFound> Versioned(HttpResponse response, Challenge? challenge)
    {
        if (challenge is null)
        {
            return TypedResults.NotFound();
        }

        response.ShowVersion(challenge.Version);
        return TypedResults.Ok(ChallengeResponse.From(challenge));
    }
}

/// <param name="Reframing">The id of a saved reframing; with <paramref name="Offer"/>, the other fields override that offer.</param>
/// <param name="Offer">Which offer of it, from 0.</param>
internal sealed record ChallengeRequest(
    Guid? Reframing, int? Offer, string? Question, string? Objective, string? Context, string? Theme, string? Situation, string? Audience,
    string? ObservableChange, IReadOnlyList<string>? Indicators, string? Horizon, Hypothesis? Hypothesis, EducationLevel? Level, string? Subject, Visibility? Visibility)
{
    public ChallengeDraft ToDraft() => new(Question, Objective, Context, Theme, Situation, Audience, ObservableChange, Indicators, Horizon, Hypothesis, Level, Subject,
        Visibility: Visibility is { } chosen and not Domain.Communities.Visibility.Private ? chosen : Domain.Communities.Visibility.Community);
}

internal sealed record ChallengeList(IReadOnlyList<ChallengeResponse> Items, string? Next);

internal sealed record ChallengeResponse(
    Guid Id, int Number, string Question, string? Objective, string? Context, string? Theme, string? Situation, string? Audience, string? ObservableChange,
    IReadOnlyList<string> Indicators, string? Horizon, Hypothesis? Hypothesis, EducationLevel? Level, string? Subject,
    ChallengeOrigin? Origin, Guid? ApprovedBy, Visibility Visibility, int Version, DateTimeOffset CreatedAt)
{
    public static ChallengeResponse From(Challenge challenge) => new(
        challenge.Id.Value, challenge.Number, challenge.Question, challenge.Objective, challenge.Context, challenge.Theme, challenge.Situation, challenge.Audience,
        challenge.ObservableChange, challenge.Indicators, challenge.Horizon, challenge.Hypothesis, challenge.Level, challenge.Subject,
        challenge.Origin, challenge.ApprovedBy?.Value, challenge.Visibility, challenge.Version, challenge.CreatedAt);
}
