using Facilitation.Domain.Experiments;
using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Reports;

/// <summary>One report, with everything its author said; to the author, also what a colleague would still ask.</summary>
[Authorize(Policy = Policies.Reader), EnableRateLimiting(Limits.Writes)]
internal sealed class ShowModel(ReportStore reports, DraftStore drafts) : PageModel
{
    private const int MostQuestions = 3;

    public ExperimentReport Report { get; private set; } = null!;
    public ReportPlace Place { get; private set; } = null!;
    public bool IsMine { get; private set; }

    /// <summary>What all reports on the action say, this one among them.</summary>
    public Evidence Evidence { get; private set; } = Evidence.None;

    /// <summary>Whether the author left changes that are not sent.</summary>
    public DateTimeOffset? DraftFrom { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public IReadOnlyList<ReportGap> Gaps => IsMine && !Report.Safeguarding ? [.. ReportCompleteness.Of(Report).Take(MostQuestions)] : [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, int version, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !IsMine)
        {
            return NotFound();
        }

        try
        {
            await reports.DeleteAsync(HttpContext.Seat(), id, version, cancellation);
        }
        catch (ChangedMeanwhileException changed)
        {
            ModelState.AddModelError("", changed.Printed());
            return Page();
        }

        await drafts.RemoveAsync(HttpContext.Seat(), EditAddress(id), cancellation);
        Said = "Votre retour est supprimé, avec son historique.";
        return Redirect($"/actions/{Report.ActionNumber}");
    }

    /// <summary>Where its author changes it; the draft of that form has the same name.</summary>
    public static string EditAddress(Guid id) => $"/retours/{id}/modifier";

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var seat = HttpContext.Seat();
        if (await reports.FindAsync(seat, id, cancellation) is not { } found)
        {
            return false;
        }

        (Report, Place, IsMine) = (found.Report, found.Place, found.Report.Author == seat.Member);
        Evidence = await reports.CountAsync(seat, found.Place.Action, cancellation);
        DraftFrom = IsMine ? await drafts.WhenAsync(seat, EditAddress(id), cancellation) : null;
        return true;
    }
}
