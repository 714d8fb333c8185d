using Facilitation.Domain;
using Facilitation.Domain.Experiments;
using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Reports;

/// <summary>One's own report in the form again. Beaten by another window, the form stays as it is and shows what is stored now.</summary>
[Authorize(Policy = Policies.Member), EnableRateLimiting(Limits.Writes)]
internal sealed class EditModel(ReportStore reports, WriteReport write, DraftStore drafts, TimeProvider clock) : ReportFormPage(drafts, clock, write)
{
    private readonly WriteReport _write = write;

    /// <summary>As stored.</summary>
    public ExperimentReport Present { get; private set; } = null!;

    /// <summary>The form was filled from an earlier version than the present one.</summary>
    public bool Beaten { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = ReportForm.From(Present);
        if (await FillFromDraftAsync(Input, nameof(Input), cancellation))
        {
            NoteBeaten();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        try
        {
            var typed = Input.ToContent();
            if (Input.Version == Present.Version && ShowMasks(typed))
            {
                return Page();
            }

            if (await _write.ReplaceAsync(HttpContext.Seat(), id, typed, Input.KeptFields(), Input.Version, cancellation) is not { Report: var report })
            {
                return NotFound();
            }

            await ForgetDraftAsync(cancellation);
            Said = report.Safeguarding ? null : "Votre retour est modifié. La version précédente reste dans son historique.";
            return RedirectToPage("/Reports/Show", new { id });
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddRule(broken);
        }
        catch (ChangedMeanwhileException)
        {
            await LoadAsync(id, cancellation);
            NoteBeaten();
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        return Page();
    }

    // Whoever saves once more has been shown what it replaces; that stays in the history.
    private void NoteBeaten()
    {
        Beaten = Input.Version != Present.Version;
        Input.Version = Present.Version;
        ModelState.Remove("Input.Version");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var seat = HttpContext.Seat();
        if (await reports.FindAsync(seat, id, cancellation) is not { } found || found.Report.Author != seat.Member
            || await reports.FindActionAsync(seat, found.Report.ActionNumber, cancellation) is not { } action)
        {
            return false;
        }

        (Present, Tried) = (found.Report, action);
        return true;
    }
}
