using Facilitation.Agents.Reframing;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Thorns;

/// <summary>From a thorn straight to what was tried near it. The thorn's words stay on this server.</summary>
[Authorize(Policy = Policies.Member), EnableRateLimiting(Limits.Writes)]
internal sealed class SimilarModel(ThornStore thorns, PrecedentSearch memory) : PageModel
{
    private const int Most = 12;

    public Thorn Thorn { get; private set; } = null!;
    public IReadOnlyList<Precedent> Close { get; private set; } = [];
    public IReadOnlyList<Precedent> Far { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var seat = HttpContext.Seat();
        if (await thorns.FindAsync(seat, new(id), cancellation) is not { Safeguarding: false } thorn)
        {
            return NotFound();
        }

        Thorn = thorn;
        var found = await memory.FindAsync(thorn.Outgoing().Masked, seat.Viewer, Most, keepInside: true, cancellation);
        (Close, Far) = ([.. found.Where(precedent => precedent.Close)], [.. found.Where(precedent => !precedent.Close)]);
        return Page();
    }
}
