using Facilitation.Domain.Actions;
using Facilitation.Domain.Experiments;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Actions;

/// <summary>One action with what those who tried it observed.</summary>
[Authorize(Policy = Policies.Reader), EnableRateLimiting(Limits.Writes)]
internal sealed class ShowModel(ActionStore actions) : PageModel
{
    public TrialAction Action { get; private set; } = null!;
    public IReadOnlyList<ExperimentReport> Reports { get; private set; } = [];

    /// <summary>The retained stance of a report counts; where none was retained, the declared one.</summary>
    public Evidence Evidence => new(Count(ReportStance.Worked), Count(ReportStance.Mixed), Count(ReportStance.DidNotWork), Count(ReportStance.Inconclusive));

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        var seat = HttpContext.Seat();
        if (await actions.FindAsync(seat, number, cancellation) is not { } action)
        {
            return NotFound();
        }

        Action = action;
        Reports = await actions.ListReportsAsync(seat, action.Id, cancellation);
        return Page();
    }

    private int Count(ReportStance stance) => Reports.Count(report => (report.RetainedStance ?? report.DeclaredStance) == stance);
}
