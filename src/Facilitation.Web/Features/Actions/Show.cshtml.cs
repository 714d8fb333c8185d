using Facilitation.Domain.Actions;
using Facilitation.Domain.Experiments;
using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Actions;

/// <summary>One action with what those who tried it observed.</summary>
[Authorize(Policy = Policies.Reader), EnableRateLimiting(Limits.Writes)]
internal sealed class ShowModel(ActionStore actions, SynthesisLinks links, DraftStore drafts, TimeProvider clock) : PageModel
{
    public TrialAction Action { get; private set; } = null!;
    public IReadOnlyList<ExperimentReport> Reports { get; private set; } = [];

    public SynthesisLink Synthesis { get; private set; } = null!;

    [TempData]
    public string? Said { get; set; }

    public bool MayWrite => HttpContext.Seat().Role >= MemberRole.Member;

    /// <summary>Where the viewer tells of their own trial; the draft of that form has the same name.</summary>
    public string WriteAddress => $"/actions/{Action.Number}/raconter";

    /// <summary>Whether the viewer began to tell of their own trial.</summary>
    public DateTimeOffset? DraftFrom { get; private set; }

    public DateOnly Today => clock.Today();

    /// <summary>How many reports count: one under safeguarding is shown to its author and counted nowhere.</summary>
    public int Shared => Reports.Count(report => !report.Safeguarding);

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
        DraftFrom = MayWrite ? await drafts.WhenAsync(seat, WriteAddress, cancellation) : null;
        Synthesis = await links.FindAsync(seat.Community, action.Number, Shared, MayWrite, cancellation);
        return Page();
    }

    private int Count(ReportStance stance) => Reports.Count(report => !report.Safeguarding && report.Stance == stance);
}
