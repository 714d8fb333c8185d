using Facilitation.Domain.Syntheses;
using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>The sentences of a draft. A refused one is answered by 422 with its faults; nothing has been changed then.</summary>
internal static class SentenceEndpoints
{
    public static void MapSentences(this IEndpointRouteBuilder draft)
    {
        draft.MapPost("/findings", AddAsync).WithSummary("Adds a finding written by hand; it passes the same checks");
        draft.MapPut("/findings/{findingId:guid}", ReplaceAsync).ProducesProblem(409).WithSummary("Changes a finding and checks it again; If-Match names the finding's version");
        draft.MapPut("/findings/{findingId:guid}/decision", DecideAsync).ProducesProblem(409).WithSummary("Accepts or refuses a finding; If-Match names the finding's version");
        draft.MapPost("/proposals", ProposeAsync).WithSummary("Adds a proposition written by hand");
        draft.MapPut("/proposals/{proposalId:guid}", KeepAsync).ProducesProblem(409).WithSummary("Takes a proposition out or puts it back; If-Match names its version");
    }

    private static async Task<Results<Created<FindingResponse>, NotFound, ProblemHttpResult>> AddAsync(Seat seat, Guid id, FindingRequest body, EditFindings edit, ReadSynthesis read, CancellationToken cancellation)
    {
        if (await edit.AddAsync(seat, new(id), body.ToDraft(), cancellation) is not { } outcome)
        {
            return TypedResults.NotFound();
        }

        return outcome.Refused is { } refused ? Refused(refused)
            : await ShowAsync(seat, id, outcome.Id!.Value, read, cancellation) is { } finding ? TypedResults.Created($"{SynthesisEndpoints.Path(seat, new(id))}/findings/{finding.Id}", finding)
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<FindingResponse>, NotFound, ProblemHttpResult>> ReplaceAsync(
        Seat seat, Guid id, Guid findingId, FindingRequest body, EditFindings edit, ReadSynthesis read, FindingStore findings, HttpContext context, CancellationToken cancellation)
    {
        var version = context.Request.VersionRead();
        if (await findings.FindAsync(new(id), findingId, cancellation) is not { } present
            || await edit.ReplaceAsync(seat, new(id), findingId, body.ToDraft(present.Draft), version, cancellation) is not { } outcome)
        {
            return TypedResults.NotFound();
        }

        return outcome.Refused is { } refused ? Refused(refused) : await VersionedAsync(seat, id, findingId, read, context, cancellation);
    }

    private static async Task<Results<Ok<FindingResponse>, NotFound, ProblemHttpResult>> DecideAsync(
        Seat seat, Guid id, Guid findingId, DecisionRequest body, EditFindings edit, ReadSynthesis read, HttpContext context, CancellationToken cancellation)
        => await edit.DecideAsync(seat, new(id), findingId, body.Parse(), context.Request.VersionRead(), cancellation)
            ? await VersionedAsync(seat, id, findingId, read, context, cancellation)
            : TypedResults.NotFound();

    private static async Task<Results<Created, NotFound, ProblemHttpResult>> ProposeAsync(Seat seat, Guid id, ProposalRequest body, EditFindings edit, CancellationToken cancellation)
        => await edit.ProposeAsync(seat, new(id), body.Kind, body.Text, body.Findings ?? [], cancellation) is not { } outcome ? TypedResults.NotFound()
            : outcome.Refused is { } refused ? Refused(refused)
            : TypedResults.Created($"{SynthesisEndpoints.Path(seat, new(id))}/proposals/{outcome.Id}");

    private static async Task<Results<NoContent, NotFound>> KeepAsync(Seat seat, Guid id, Guid proposalId, KeepRequest body, EditFindings edit, HttpRequest request, CancellationToken cancellation)
        => await edit.KeepAsync(seat, new(id), proposalId, body.Kept, request.VersionRead(), cancellation) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<Ok<FindingResponse>, NotFound, ProblemHttpResult>> VersionedAsync(Seat seat, Guid id, Guid finding, ReadSynthesis read, HttpContext context, CancellationToken cancellation)
    {
        if (await ShowAsync(seat, id, finding, read, cancellation) is not { } shown)
        {
            return TypedResults.NotFound();
        }

        context.Response.ShowVersion(shown.Version);
        return TypedResults.Ok(shown);
    }

    private static async Task<FindingResponse?> ShowAsync(Seat seat, Guid id, Guid finding, ReadSynthesis read, CancellationToken cancellation)
        => await read.HandleAsync(seat, new(id), cancellation) is { } view && view.Findings.FirstOrDefault(one => one.Id == finding) is { } shown
            ? FindingResponse.From(shown, report => view.Find(report)?.Place)
            : null;

    // Every fault in words, so that the person who wrote the sentence knows what would mend it.
    private static ProblemHttpResult Refused(RefusedSentence refused) => TypedResults.Problem(
        title: refused.Faults[0].Printed().Message,
        type: "urn:facilitation:finding.refused",
        statusCode: StatusCodes.Status422UnprocessableEntity,
        extensions: new Dictionary<string, object?>
        {
            ["faults"] = refused.Faults.Select(fault => fault.Printed()),
            ["errors"] = new Dictionary<string, string[]> { ["claim"] = [.. refused.Faults.Select(fault => fault.Printed().Message)] },
        });
}
