using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Facilitation.Agents.Reframing;
using Facilitation.Domain;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Facilitation.Web.Features.Thorns;

internal static partial class ThornEndpoints
{
    public static void MapThorns(this IEndpointRouteBuilder routes)
    {
        var thorns = routes.MapGroup("/communities/{slug}/thorns").WithTags("Thorns").RequireAuthorization(Policies.Member).RequireRateLimiting(Limits.Writes);
        thorns.MapPost("/", WriteAsync);
        thorns.MapGet("/", ListAsync);
        thorns.MapGet("/{id:guid}", ReadAsync);
        thorns.MapPut("/{id:guid}", ReplaceAsync);
        thorns.MapPut("/{id:guid}/visibility", ShareAsync);
        thorns.MapDelete("/{id:guid}", DeleteAsync);
        thorns.MapGet("/{id:guid}/reframings", ListReframingsAsync);
        thorns.MapPost("/{id:guid}/reframings", ReframeAsync).RequireRateLimiting(Limits.ModelCalls)
            .Produces<ReframingResponse>().Produces(StatusCodes.Status200OK, contentType: "text/event-stream").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Created<ThornResponse>> WriteAsync(Seat seat, ThornRequest body, WriteThorn write, CancellationToken cancellation)
    {
        var (thorn, scan) = await write.HandleAsync(seat, body.Text, body.About, body.Kept, cancellation);
        return TypedResults.Created($"/api/v1/communities/{seat.Slug}/thorns/{thorn.Id.Value}", ThornResponse.From(thorn, scan.Redactions));
    }

    private static async Task<Ok<Page<ThornResponse>>> ListAsync(Seat seat, ThornStore thorns, CancellationToken cancellation, Guid? cursor = null, int limit = 20, bool mine = false, string? words = null)
    {
        limit = Math.Clamp(limit, 1, 100);
        var found = await thorns.ListAsync(seat, mine, words, cursor is { } before ? new ThornId(before) : null, limit, cancellation);
        return TypedResults.Ok(new Page<ThornResponse>([.. found.Select(thorn => ThornResponse.From(thorn))], found.Count == limit ? found[^1].Id.Value.ToString() : null));
    }

    private static async Task<Results<Ok<ThornResponse>, NotFound>> ReadAsync(Seat seat, Guid id, ThornStore thorns, HttpResponse response, CancellationToken cancellation)
        => Versioned(response, await thorns.FindAsync(seat, new(id), cancellation));

    private static async Task<Results<Ok<ThornResponse>, NotFound>> ReplaceAsync(Seat seat, Guid id, ThornRequest body, WriteThorn write, HttpContext context, CancellationToken cancellation)
    {
        if (await write.ReplaceAsync(seat, new(id), body.Text, body.About, body.Kept, context.Request.VersionRead(), cancellation) is not var (thorn, scan))
        {
            return TypedResults.NotFound();
        }

        context.Response.ShowVersion(thorn.Version);
        return TypedResults.Ok(ThornResponse.From(thorn, scan.Redactions));
    }

    private static async Task<Results<Ok<ThornResponse>, NotFound>> ShareAsync(Seat seat, Guid id, VisibilityRequest body, ShareThorn share, HttpContext context, CancellationToken cancellation)
        => Versioned(context.Response, await share.HandleAsync(seat, new(id), body.Visibility, context.Request.VersionRead(), cancellation));

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(Seat seat, Guid id, ThornStore thorns, HttpRequest request, CancellationToken cancellation)
    {
        var version = request.VersionRead();
        if (await thorns.FindAsync(seat, new(id), cancellation) is not { } thorn || thorn.Author != seat.Member)
        {
            return TypedResults.NotFound();
        }

        await thorns.DeleteAsync(thorn, version, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<IReadOnlyList<ReframingResponse>>, NotFound>> ListReframingsAsync(Seat seat, Guid id, ReadThorn read, CancellationToken cancellation)
        => await read.ReframingsAsync(seat, new(id), cancellation) is { } outcomes
            ? TypedResults.Ok<IReadOnlyList<ReframingResponse>>([.. outcomes.Select(ReframingResponse.From)])
            : TypedResults.NotFound();

    private static async Task<IResult> ReframeAsync(Seat seat, Guid id, ReframingRequestBody? body, ReframeThorn reframe, HttpContext context, ILoggerFactory logs, CancellationToken cancellation)
    {
        var answers = body?.Answers ?? [];
        var key = IdempotencyKey(context.Request);
        if (context.Request.Headers.Accept.Any(accept => accept?.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) == true))
        {
            return TypedResults.ServerSentEvents(StreamAsync(progress => reframe.HandleAsync(seat, new(id), answers, key, progress, cancellation), logs.CreateLogger(nameof(ReframeThorn)), cancellation));
        }

        return await reframe.HandleAsync(seat, new(id), answers, key, progress: null, cancellation) is { } outcome
            ? TypedResults.Ok(ReframingResponse.From(outcome))
            : TypedResults.NotFound();
    }

    // Stages as they begin, then the answer; or a problem, because the status line has gone by then.
    private static async IAsyncEnumerable<SseItem<string>> StreamAsync(Func<IProgress<ReframingStage>, Task<ReframingOutcome?>> work, ILogger log, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var stages = Channel.CreateUnbounded<ReframingStage>();
        var running = RunAsync();
        await foreach (var stage in stages.Reader.ReadAllAsync(cancellation))
        {
            yield return new(JsonSerializer.Serialize(new { stage = JsonNamingPolicy.CamelCase.ConvertName(stage.ToString()) }, Database.Json), "stage");
        }

        yield return await running;

        async Task<SseItem<string>> RunAsync()
        {
            try
            {
                return await work(new Stages(stages.Writer)) is { } outcome
                    ? new(JsonSerializer.Serialize(ReframingResponse.From(outcome), Database.Json), "reframing")
                    : Problem(StatusCodes.Status404NotFound, "Cette épine n'existe pas, ou elle n'est pas partagée avec vous.");
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                var (status, _, message) = ProblemHandler.Describe(failure);
                if (status == StatusCodes.Status500InternalServerError)
                {
                    StreamFailed(log, failure);
                }

                return Problem(status, message);
            }
            finally
            {
                stages.Writer.Complete();
            }
        }

        static SseItem<string> Problem(int status, string title) => new(JsonSerializer.Serialize(new { status, title }, Database.Json), "problem");
    }

    private static string? IdempotencyKey(HttpRequest request) => request.Headers["Idempotency-Key"].ToString() switch
    {
        "" => null,
        { Length: > 200 } => throw new RuleBrokenException("idempotency-key.length", "L'en-tête Idempotency-Key compte 200 caractères au plus."),
        var key => key,
    };

    private static Results<Ok<ThornResponse>, NotFound> Versioned(HttpResponse response, Thorn? thorn)
    {
        if (thorn is null)
        {
            return TypedResults.NotFound();
        }

        response.ShowVersion(thorn.Version);
        return TypedResults.Ok(ThornResponse.From(thorn));
    }

    [LoggerMessage(LogLevel.Error, "A reframing failed after its stream had begun")]
    private static partial void StreamFailed(ILogger log, Exception failure);

    private sealed class Stages(ChannelWriter<ReframingStage> writer) : IProgress<ReframingStage>
    {
        public void Report(ReframingStage value) => writer.TryWrite(value);
    }
}
