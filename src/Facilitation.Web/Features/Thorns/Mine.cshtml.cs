using Facilitation.Domain.Thorns;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Thorns;

/// <summary>One's own thorns and, when asked for, those shared with the community.</summary>
[Authorize(Policy = Policies.Member), EnableRateLimiting(Limits.Writes)]
internal sealed class MineModel(ThornStore thorns) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>Whether what others shared is shown too.</summary>
    [BindProperty(SupportsGet = true, Name = "partagees")]
    public bool Shared { get; set; }

    [TempData]
    public string? Said { get; set; }

    public IReadOnlyList<Thorn> Thorns { get; private set; } = [];
    public Guid? Next { get; private set; }
    public bool IsMine(Thorn thorn) => thorn.Author == HttpContext.Seat().Member;

    public async Task OnGetAsync(Guid? apres, CancellationToken cancellation)
    {
        Words = Words is { Length: > 200 } ? Words[..200] : Words;
        Thorns = await thorns.ListAsync(HttpContext.Seat(), !Shared, Words, apres is { } before ? new ThornId(before) : null, PageSize, cancellation);
        Next = Thorns.Count == PageSize ? Thorns[^1].Id.Value : null;
    }
}
