using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>The syntheses of the community, latest first.</summary>
[Authorize(Policy = Policies.Reader), EnableRateLimiting(Limits.Writes)]
internal sealed class ListModel(SynthesisStore syntheses) : PageModel
{
    private const int PageSize = 20;

    public IReadOnlyList<SynthesisLine> Syntheses { get; private set; } = [];
    public Guid? Next { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync(Guid? apres, CancellationToken cancellation)
    {
        Syntheses = await syntheses.ListAsync(HttpContext.Seat(), apres is { } before ? new(before) : null, PageSize, cancellation);
        Next = Syntheses.Count == PageSize ? Syntheses[^1].Synthesis.Id.Value : null;
    }
}
