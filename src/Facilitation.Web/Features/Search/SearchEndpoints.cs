using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Facilitation.Web.Features.Search;

internal static class SearchEndpoints
{
    private const int MostResults = 50;

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var search = routes.MapGroup("").WithTags("Search").RequireAuthorization(Policies.Reader).RequireRateLimiting(Limits.Writes);
        search.MapGet("/search", SearchAsync);
        search.MapGet("/documents/{id:guid}/similar", SimilarAsync);
    }

    private static async Task<Results<Ok<SearchAnswer>, ValidationProblem>> SearchAsync(
        Seat seat, DocumentSearch memory, CancellationToken cancellation, string? q = null, string? kind = null, string? level = null, string? subject = null, string? community = null, int limit = 10)
    {
        var errors = new Dictionary<string, string[]>();
        var words = PlainText.Tidy(q);
        Check(words is not null, "q", "Écrivez au moins un mot à chercher.");
        Check(words is not { Length: > SearchQuery.MaxLength }, "q", $"La recherche compte {SearchQuery.MaxLength} caractères au plus.");
        Check(kind is null || WireName.Parse<DocumentKind>(kind) is not null, "kind", $"Valeurs possibles\u00A0: {string.Join(", ", WireName.All<DocumentKind>())}.");
        Check(level is null || WireName.Parse<EducationLevel>(level) is not null, "level", $"Valeurs possibles\u00A0: {string.Join(", ", WireName.All<EducationLevel>())}.");
        Check(limit is >= 1 and <= MostResults, "limit", $"Demandez de 1 à {MostResults} résultats.");
        return errors.Count > 0
            ? TypedResults.ValidationProblem(errors, title: "La recherche n'a pas pu être lue.")
            : TypedResults.Ok(await memory.SearchAsync(new(words!, seat.Viewer, WireName.Parse<DocumentKind>(kind), WireName.Parse<EducationLevel>(level), subject, community, limit), cancellation));

        void Check(bool holds, string field, string reason)
        {
            if (!holds)
            {
                errors.TryAdd(field, [reason]);
            }
        }
    }

    private static async Task<Results<Ok<SearchAnswer>, NotFound>> SimilarAsync(Seat seat, Guid id, DocumentSearch memory, CancellationToken cancellation, int limit = 10)
        => await memory.SimilarAsync(id, seat.Viewer, Math.Clamp(limit, 1, MostResults), cancellation) is { } answer ? TypedResults.Ok(answer) : TypedResults.NotFound();
}
