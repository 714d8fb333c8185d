using Facilitation.Domain.Experiments;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Facilitation.Web.Features.Reports;

internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var community = routes.MapGroup("/communities/{slug}").WithTags("Reports").RequireRateLimiting(Limits.Writes);
        community.MapGet("/actions/{number}/reports", ListAsync).RequireAuthorization(Policies.Reader);
        community.MapPost("/actions/{number}/reports", WriteAsync).RequireAuthorization(Policies.Member);
        community.MapGet("/reports/{id:guid}", ReadAsync).RequireAuthorization(Policies.Reader);
        community.MapPut("/reports/{id:guid}", ReplaceAsync).RequireAuthorization(Policies.Member);
        community.MapDelete("/reports/{id:guid}", DeleteAsync).RequireAuthorization(Policies.Member);
        community.MapGet("/reports/{id:guid}/history", ListVersionsAsync).RequireAuthorization(Policies.Reader);
    }

    private static async Task<Results<Ok<ReportList>, NotFound>> ListAsync(Seat seat, string number, ReportStore reports, CancellationToken cancellation, Guid? cursor = null, int limit = 20)
    {
        if (await reports.FindActionAsync(seat, number, cancellation) is not { } action)
        {
            return TypedResults.NotFound();
        }

        limit = Math.Clamp(limit, 1, 100);
        var found = await reports.ListAsync(seat, action.Id, cursor, limit, cancellation);
        return TypedResults.Ok(new ReportList([.. found.Select(report => ReportResponse.From(report, seat))], found.Count == limit ? $"{found[^1].Id}" : null));
    }

    private static async Task<Results<Created<ReportResponse>, NotFound>> WriteAsync(Seat seat, string number, ReportRequest body, WriteReport write, HttpResponse response, CancellationToken cancellation)
    {
        if (await write.HandleAsync(seat, number, body.ToContent(), body.Kept, cancellation) is not var (report, scan))
        {
            return TypedResults.NotFound();
        }

        response.ShowVersion(report.Version);
        return TypedResults.Created($"/api/v1/communities/{seat.Slug}/reports/{report.Id}", ReportResponse.From(report, seat, scan.Redactions));
    }

    private static async Task<Results<Ok<ReportResponse>, NotFound>> ReadAsync(Seat seat, Guid id, ReportStore reports, HttpResponse response, CancellationToken cancellation)
    {
        if (await reports.FindAsync(seat, id, cancellation) is not { Report: var report })
        {
            return TypedResults.NotFound();
        }

        response.ShowVersion(report.Version);
        return TypedResults.Ok(ReportResponse.From(report, seat));
    }

    private static async Task<Results<Ok<ReportResponse>, NotFound>> ReplaceAsync(Seat seat, Guid id, ReportRequest body, WriteReport write, HttpContext context, CancellationToken cancellation)
    {
        if (await write.ReplaceAsync(seat, id, body.ToContent(), body.Kept, context.Request.VersionRead(), cancellation) is not var (report, scan))
        {
            return TypedResults.NotFound();
        }

        context.Response.ShowVersion(report.Version);
        return TypedResults.Ok(ReportResponse.From(report, seat, scan.Redactions));
    }

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(Seat seat, Guid id, ReportStore reports, HttpRequest request, CancellationToken cancellation)
    {
        var version = request.VersionRead();
        if (await reports.FindAsync(seat, id, cancellation) is not { } found || found.Report.Author != seat.Member)
        {
            return TypedResults.NotFound();
        }

        await reports.DeleteAsync(seat, id, version, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<IReadOnlyList<ReportVersion>>, NotFound>> ListVersionsAsync(Seat seat, Guid id, ReportStore reports, RevisionLog revisions, CancellationToken cancellation)
        => await reports.FindAsync(seat, id, cancellation) is { Report: var report }
            ? TypedResults.Ok<IReadOnlyList<ReportVersion>>([.. (await revisions.ListAsync(ReportStore.Kind, id, report.Author == seat.Member, cancellation)).Select(ReportVersion.From)])
            : TypedResults.NotFound();
}
