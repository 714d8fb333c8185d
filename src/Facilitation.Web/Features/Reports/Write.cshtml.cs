using Facilitation.Domain;
using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Reports;

/// <summary>Where somebody tells what came of an action they tried: in two minutes, or completely.</summary>
[Authorize(Policy = Policies.Member), EnableRateLimiting(Limits.Writes)]
internal sealed class WriteModel(ReportStore reports, WriteReport write, DraftStore drafts, TimeProvider clock) : ReportFormPage(drafts, clock, write)
{
    private readonly WriteReport _write = write;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await LoadAsync(number, cancellation))
        {
            return NotFound();
        }

        await FillFromDraftAsync(Input, nameof(Input), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (!await LoadAsync(number, cancellation))
        {
            return NotFound();
        }

        try
        {
            var typed = Input.ToContent();
            if (ShowMasks(typed))
            {
                return Page();
            }

            if (await _write.HandleAsync(HttpContext.Seat(), number, typed, Input.KeptFields(), cancellation) is not { Report: var report })
            {
                return NotFound();
            }

            await ForgetDraftAsync(cancellation);
            Said = report.Safeguarding ? null
                : report.HasUnmaskedPerson ? "Votre retour est enregistré. Vous seul·e le voyez."
                : "Merci : votre retour est enregistré, et votre communauté peut le lire.";
            return RedirectToPage("/Reports/Show", new { id = report.Id });
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddRule(broken);
            return Page();
        }
    }

    private async Task<bool> LoadAsync(string number, CancellationToken cancellation)
    {
        if (await reports.FindActionAsync(HttpContext.Seat(), number, cancellation) is not { } action)
        {
            return false;
        }

        Tried = action;
        return true;
    }
}
