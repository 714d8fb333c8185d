using Facilitation.Agents.Models;
using Facilitation.Domain;
using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Before a synthesis: what will be read, what is set apart and why, and who will word it.</summary>
[Authorize(Policy = Policies.Member), EnableRateLimiting(Limits.ModelCalls)]
internal sealed class LaunchModel(StartSynthesis start, SynthesisStore syntheses, IOptions<ModelOptions> model) : PageModel
{
    public SynthesisPlan Plan { get; private set; } = null!;

    /// <summary>The draft that is there already; <see langword="null"/> when there is none.</summary>
    public Guid? Draft { get; private set; }

    /// <summary>The model that will be asked; <see langword="null"/> in guided mode.</summary>
    public string? Model { get; } = model.Value.Provider is ModelProvider.None ? null : model.Value.Model;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
        => await LoadAsync(number, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        try
        {
            return await start.HandleAsync(HttpContext.Seat(), number, cancellation) is { } id ? RedirectToPage("/Syntheses/Show", new { id = id.Value }) : NotFound();
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", broken.Printed());
            return await LoadAsync(number, cancellation) ? Page() : NotFound();
        }
    }

    private async Task<bool> LoadAsync(string number, CancellationToken cancellation)
    {
        if (await start.PlanAsync(HttpContext.Seat(), number, cancellation) is not { } plan)
        {
            return false;
        }

        Plan = plan;
        Draft = await syntheses.FindDraftAsync(plan.Scope, cancellation);
        return true;
    }
}
