using Facilitation.Domain.Actions;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Facilitation.Web.Features.Actions;

internal static class ActionEndpoints
{
    public static void MapActions(this IEndpointRouteBuilder routes)
    {
        var community = routes.MapGroup("/communities/{slug}").WithTags("Actions").RequireAuthorization(Policies.Reader).RequireRateLimiting(Limits.Writes);
        community.MapGet("/challenges/{number:int}/actions", ListAsync);
        community.MapGet("/actions/{number}", ReadAsync);
    }

    private static async Task<Ok<IReadOnlyList<TrialAction>>> ListAsync(Seat seat, int number, ActionStore actions, CancellationToken cancellation)
        => TypedResults.Ok(await actions.ListAsync(seat, number, cancellation));

    private static async Task<Results<Ok<TrialAction>, NotFound>> ReadAsync(Seat seat, string number, ActionStore actions, CancellationToken cancellation)
        => await actions.FindAsync(seat, number, cancellation) is { } action ? TypedResults.Ok(action) : TypedResults.NotFound();
}
