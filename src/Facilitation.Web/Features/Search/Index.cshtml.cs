using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Search;

/// <summary>Finds what was tried, says why each result is there, and says so when nothing is near.</summary>
[Authorize(Policy = Policies.Reader), EnableRateLimiting(Limits.Writes)]
internal sealed class IndexModel(DocumentSearch memory) : PageModel
{
    private const int Most = 20;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "level")]
    public string? Level { get; set; }

    [BindProperty(SupportsGet = true, Name = "subject")]
    public string? Subject { get; set; }

    /// <summary><see langword="null"/> until something was looked for.</summary>
    public SearchAnswer? Answer { get; private set; }

    /// <summary>Why nothing was looked for; <see langword="null"/> when nothing was wrong.</summary>
    public string? Wrong { get; private set; }

    public IEnumerable<SearchResult> Close => Answer?.Results.Where(result => result.Close) ?? [];

    public IEnumerable<SearchResult> Far => Answer?.Results.Where(result => !result.Close) ?? [];

    public bool Filtered => Kind is { Length: > 0 } || Level is { Length: > 0 } || Subject is { Length: > 0 };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var asked = PlainText.Tidy(Words);
        if (asked is null)
        {
            Wrong = Request.Query.ContainsKey("q") ? "Écrivez au moins un mot à chercher." : null;
            return;
        }

        if (asked.Length > SearchQuery.MaxLength)
        {
            Wrong = $"Votre recherche compte {asked.Length} caractères, pour {SearchQuery.MaxLength} au plus. Gardez les mots qui comptent.";
            return;
        }

        Answer = await memory.SearchAsync(
            new(asked, HttpContext.Seat().Viewer, WireName.Parse<DocumentKind>(Kind), WireName.Parse<EducationLevel>(Level), PlainText.Tidy(Subject), Limit: Most), cancellation);
    }
}
