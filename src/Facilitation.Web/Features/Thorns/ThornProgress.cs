using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Facilitation.Agents.Reframing;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Facilitation.Web.Features.Thorns;

/// <summary>The progress of a reframing as a page follows it: the list of stages as markup, then <c>fin</c>. Reading it starts and pays nothing.</summary>
internal static class ThornProgress
{
    public static void MapThornProgress(this IEndpointRouteBuilder routes)
        => routes.MapGet("/epines/{id:guid}/suivi/{run:guid}", Follow).RequireAuthorization(Policies.Member).ExcludeFromDescription();

    private static ServerSentEventsResult<string> Follow(Guid id, Guid run, Seat seat, ReframingRuns runs, HttpContext context, CancellationToken cancellation)
        => TypedResults.ServerSentEvents(EventsAsync(seat, new(id), run, runs, context, cancellation));

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(Seat seat, ThornId thorn, Guid run, ReframingRuns runs, HttpContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var stage in runs.FollowAsync(seat, thorn, run, cancellation))
        {
            yield return new(await RenderAsync(context, stage), "etape");
        }

        yield return new("fin", "fin");
    }

    // The same partial as on the page, so that the two never differ.
    private static async Task<string> RenderAsync(HttpContext context, ReframingStage stage)
    {
        var services = context.RequestServices;
        var view = services.GetRequiredService<IRazorViewEngine>().GetView(null, "/Features/Thorns/_Stages.cshtml", isMainPage: false).View
            ?? throw new InvalidOperationException("The list of stages is not among the views.");
        await using var words = new StringWriter();
        var data = new ViewDataDictionary<ReframingStage?>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = stage };
        var action = new ActionContext(context, context.GetRouteData(), new ActionDescriptor());
        var temporary = new TempDataDictionary(context, services.GetRequiredService<ITempDataProvider>());
        await view.RenderAsync(new ViewContext(action, view, data, temporary, words, new HtmlHelperOptions()));
        return words.ToString().ReplaceLineEndings("");
    }
}
