using System.Net.ServerSentEvents;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Facilitation.Web.Features.Syntheses;

internal static class SynthesisEndpoints
{
    public static void MapSyntheses(this IEndpointRouteBuilder routes)
    {
        var community = routes.MapGroup("/communities/{slug}").WithTags("Syntheses").RequireRateLimiting(Limits.Writes).RequireAuthorization(Policies.Reader);
        community.MapPost("/challenges/{number:int}/syntheses", StartOnChallengeAsync).RequireAuthorization(Policies.Member).RequireRateLimiting(Limits.ModelCalls)
            .WithSummary("Starts a synthesis of the reports on a challenge").Produces<SynthesisStarted>(StatusCodes.Status202Accepted).ProducesProblem(404).ProducesProblem(422);
        community.MapPost("/actions/{number}/syntheses", StartAsync).RequireAuthorization(Policies.Member).RequireRateLimiting(Limits.ModelCalls)
            .WithSummary("Starts a synthesis of the reports on an action").Produces<SynthesisStarted>(StatusCodes.Status202Accepted).ProducesProblem(404).ProducesProblem(422);
        community.MapGet("/syntheses", ListAsync).WithSummary("The syntheses of the community, latest first");
        community.MapGet("/syntheses/{id:guid}", ReadAsync).WithSummary("A synthesis with its findings, quotes and their places; as text/event-stream, its steps as they come")
            .Produces<SynthesisResponse>().Produces(200, contentType: "text/event-stream").ProducesProblem(404);
        community.MapGet("/syntheses/{id:guid}/export", ExportAsync).WithSummary("The synthesis as a file with its sources: format=md or docx").ProducesProblem(404).ProducesProblem(422);

        var drafts = community.MapGroup("/syntheses/{id:guid}").RequireAuthorization(Policies.Member).ProducesProblem(404).ProducesProblem(422);
        drafts.MapPost("/stop", StopAsync).WithSummary("Stops the steps; what was read stays");
        drafts.MapPost("/resume", ResumeAsync).RequireRateLimiting(Limits.ModelCalls).WithSummary("Lets the steps go on where they were");
        drafts.MapPost("/renewals", RenewAsync).RequireRateLimiting(Limits.ModelCalls).WithSummary("Begins the next version; what it shares with this one is not paid again");
        drafts.MapPost("/approve", ApproveAsync).ProducesProblem(409).WithSummary("Publishes the accepted findings; If-Match names the version of the synthesis");
        drafts.MapDelete("/", DeleteAsync).ProducesProblem(409).WithSummary("Throws a draft away; If-Match names its version");
        drafts.MapSentences();
    }

    private static Task<Results<Accepted<SynthesisStarted>, NotFound>> StartOnChallengeAsync(Seat seat, int number, StartSynthesis start, CancellationToken cancellation)
        => StartAsync(seat, $"{number}", start, cancellation);

    private static async Task<Results<Accepted<SynthesisStarted>, NotFound>> StartAsync(Seat seat, string number, StartSynthesis start, CancellationToken cancellation)
        => Started(seat, await start.HandleAsync(seat, number, cancellation));

    private static async Task<Results<Accepted<SynthesisStarted>, NotFound>> RenewAsync(Seat seat, Guid id, StartSynthesis start, CancellationToken cancellation)
        => Started(seat, await start.RenewAsync(seat, new(id), cancellation));

    private static Results<Accepted<SynthesisStarted>, NotFound> Started(Seat seat, SynthesisId? id)
        => id is { } started ? TypedResults.Accepted(Path(seat, started), new SynthesisStarted(started.Value)) : TypedResults.NotFound();

    private static async Task<Ok<SynthesisList>> ListAsync(Seat seat, SynthesisStore syntheses, CancellationToken cancellation, Guid? cursor = null, int limit = 20)
    {
        limit = Math.Clamp(limit, 1, 100);
        var found = await syntheses.ListAsync(seat, cursor is { } before ? new(before) : null, limit, cancellation);
        return TypedResults.Ok(new SynthesisList([.. found.Select(SynthesisLineResponse.From)], found.Count == limit ? $"{found[^1].Synthesis.Id.Value}" : null));
    }

    private static async Task<IResult> ReadAsync(Seat seat, Guid id, ReadSynthesis read, FollowSynthesis follow, HttpContext context, CancellationToken cancellation)
    {
        if (await read.HandleAsync(seat, new(id), cancellation) is not { } view)
        {
            return TypedResults.NotFound();
        }

        if (context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/event-stream"))
        {
            return TypedResults.ServerSentEvents(EventsAsync(seat, view.Synthesis.Id, read, follow, cancellation));
        }

        context.Response.ShowVersion(view.Synthesis.Version);
        return TypedResults.Ok(SynthesisResponse.From(view));
    }

    private static async IAsyncEnumerable<SseItem<object>> EventsAsync(Seat seat, SynthesisId id, ReadSynthesis read, FollowSynthesis follow, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var progress in follow.HandleAsync(seat, id, cancellation))
        {
            yield return new(ProgressResponse.From(progress), "progress");
        }

        if (await read.HandleAsync(seat, id, cancellation) is { } view)
        {
            yield return new(SynthesisResponse.From(view), "synthesis");
        }
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> ExportAsync(Seat seat, Guid id, ExportSynthesis export, HttpResponse response, CancellationToken cancellation, string format = "md")
    {
        if (await export.HandleAsync(seat, new(id), format, cancellation) is not { } file)
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "no-store";
        return TypedResults.File(file.Content, file.MediaType, file.Name);
    }

    private static async Task<Results<Ok<ProgressResponse>, NotFound>> StopAsync(Seat seat, Guid id, EditFindings edit, CancellationToken cancellation)
        => await edit.SetWorkAsync(seat, new(id), SynthesisWork.Stopped, cancellation) is { } progress ? TypedResults.Ok(ProgressResponse.From(progress)) : TypedResults.NotFound();

    private static async Task<Results<Ok<ProgressResponse>, NotFound>> ResumeAsync(Seat seat, Guid id, EditFindings edit, StartSynthesis start, CancellationToken cancellation)
    {
        if (await edit.SetWorkAsync(seat, new(id), SynthesisWork.Running, cancellation) is not { } progress)
        {
            return TypedResults.NotFound();
        }

        start.Nudge();
        return TypedResults.Ok(ProgressResponse.From(progress));
    }

    private static async Task<Results<Ok<SynthesisResponse>, NotFound>> ApproveAsync(Seat seat, Guid id, ApproveSynthesis approve, HttpContext context, CancellationToken cancellation)
    {
        if (await approve.HandleAsync(seat, new(id), context.Request.VersionRead(), cancellation) is not { } view)
        {
            return TypedResults.NotFound();
        }

        context.Response.ShowVersion(view.Synthesis.Version);
        return TypedResults.Ok(SynthesisResponse.From(view));
    }

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(Seat seat, Guid id, SynthesisStore syntheses, HttpRequest request, CancellationToken cancellation)
    {
        var version = request.VersionRead();
        if (await syntheses.FindAsync(seat, new(id), cancellation) is not { } synthesis)
        {
            return TypedResults.NotFound();
        }

        synthesis.CheckMayChange();
        await syntheses.DeleteAsync(seat, synthesis.Id, version, cancellation);
        return TypedResults.NoContent();
    }

    internal static string Path(Seat seat, SynthesisId id) => $"/api/v1/communities/{seat.Slug}/syntheses/{id.Value}";
}

/// <param name="Id">The draft that is being made; the one that was there already when there was one.</param>
internal sealed record SynthesisStarted(Guid Id);
