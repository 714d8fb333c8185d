using Facilitation.Domain.Challenges;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Challenges;

/// <summary>One challenge, with the actions that answer it.</summary>
[Authorize(Policy = Policies.Reader), EnableRateLimiting(Limits.Writes)]
internal sealed class ShowModel(ChallengeStore challenges, ChallengeOverviewStore overview, SynthesisLinks links) : PageModel
{
    public Challenge Shown { get; private set; } = null!;
    public IReadOnlyList<ActionLine> Actions { get; private set; } = [];

    public SynthesisLink Synthesis { get; private set; } = null!;

    /// <summary>Whether its adopter is the viewer; who else adopted it is not shown.</summary>
    public bool AdoptedByMe { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancellation)
    {
        var seat = HttpContext.Seat();
        if (await challenges.FindAsync(seat, number, cancellation) is not { } challenge)
        {
            return NotFound();
        }

        (Shown, AdoptedByMe) = (challenge, challenge.ApprovedBy == seat.Member);
        Actions = await overview.ListActionsAsync(seat, challenge.Id, cancellation);
        Synthesis = await links.FindAsync(seat.Community, $"{challenge.Number}", Actions.Sum(action => action.Evidence.Total), seat.Role >= MemberRole.Member, cancellation);
        return Page();
    }
}
