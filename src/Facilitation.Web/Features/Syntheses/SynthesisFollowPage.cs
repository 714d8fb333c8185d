using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>The progress of a synthesis as its page follows it: markup after each change, then <c>fin</c>. Reading it starts and pays nothing.</summary>
internal static class SynthesisFollowPage
{
    public static void MapSynthesisFollow(this IEndpointRouteBuilder routes)
        => routes.MapGet("/syntheses/{id:guid}/suivi", Follow).RequireAuthorization(Policies.Reader).ExcludeFromDescription();

    private static ServerSentEventsResult<string> Follow(Guid id, Seat seat, FollowSynthesis follow, ReadSynthesis read, SynthesisStepStore steps, HttpContext context, CancellationToken cancellation)
        => TypedResults.ServerSentEvents(EventsAsync(id, seat, follow, read, steps, context, cancellation));

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        Guid id, Seat seat, FollowSynthesis follow, ReadSynthesis read, SynthesisStepStore steps, HttpContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<PlacedReport>? reports = null;
        await foreach (var progress in follow.HandleAsync(seat, new(id), cancellation))
        {
            reports ??= await read.ListAsync(seat, new(id), cancellation);
            yield return new(await RenderAsync(context, new(new(id), progress, reports, await steps.ReadStatesAsync(new(id), cancellation))), "etape");
        }

        yield return new("fin", "fin");
    }

    // The same partial as on the page, so that the two never differ.
    private static async Task<string> RenderAsync(HttpContext context, SynthesisFollow follow)
    {
        var services = context.RequestServices;
        var view = services.GetRequiredService<IRazorViewEngine>().GetView(null, "/Features/Syntheses/_Progress.cshtml", isMainPage: false).View
            ?? throw new InvalidOperationException("The progress of a synthesis is not among the views.");
        await using var words = new StringWriter();
        var data = new ViewDataDictionary<SynthesisFollow>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = follow };
        var action = new ActionContext(context, context.GetRouteData(), new ActionDescriptor());
        var temporary = new TempDataDictionary(context, services.GetRequiredService<ITempDataProvider>());
        await view.RenderAsync(new ViewContext(action, view, data, temporary, words, new HtmlHelperOptions()));
        return words.ToString().ReplaceLineEndings("");
    }
}
