using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Challenges;

/// <summary>The challenges of the community, latest first, with how far each has come.</summary>
[Authorize(Policy = Policies.Reader), EnableRateLimiting(Limits.Writes)]
internal sealed class ListModel(ChallengeOverviewStore challenges) : PageModel
{
    private const int PageSize = 20;

    public IReadOnlyList<ChallengeProgress> Challenges { get; private set; } = [];
    public int? Next { get; private set; }

    public async Task OnGetAsync(int? apres, CancellationToken cancellation)
    {
        Challenges = await challenges.ListAsync(HttpContext.Seat(), apres, PageSize, cancellation);
        Next = Challenges.Count == PageSize ? Challenges[^1].Number : null;
    }
}
