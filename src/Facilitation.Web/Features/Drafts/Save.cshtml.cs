using System.Text.RegularExpressions;
using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Drafts;

/// <summary>Where any form saves itself: the fields as they are, under the address of the form's page. A script is told when; a browser goes back to the form.</summary>
[Authorize(Policy = Policies.Member), EnableRateLimiting(Limits.Writes)]
internal sealed partial class SaveModel(DraftStore drafts, TimeProvider clock, Texts texts) : PageModel
{
    [BindProperty(Name = DraftedPage.Field)]
    public string? Key { get; set; }

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Key is null || !Address().IsMatch(Key))
        {
            return BadRequest();
        }

        var fields = Request.Form.Where(field => field.Key != DraftedPage.Field && !field.Key.StartsWith("__", StringComparison.Ordinal))
            .ToDictionary(field => field.Key, field => field.Value.Select(value => value.Typed() ?? "").ToArray());
        var saved = await drafts.SaveAsync(HttpContext.Seat(), Key, fields, cancellation);
        return Request.Headers.Accept.Contains("application/json")
            ? new JsonResult(new { said = saved is { } moment ? texts["Brouillon enregistré {0}.", moment.InWords(clock.Today(), texts)] : "" })
            : LocalRedirect(Key);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation)
    {
        if (Key is null || !Address().IsMatch(Key))
        {
            return BadRequest();
        }

        await drafts.RemoveAsync(HttpContext.Seat(), Key, cancellation);
        return LocalRedirect(Key);
    }

    // A path of this site, and nothing that could lead elsewhere.
    [GeneratedRegex("^/[a-z0-9][a-z0-9/.-]{0,180}$")]
    private static partial Regex Address();
}
