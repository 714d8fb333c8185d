using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.ModelUse;

/// <summary>«À propos de l'IA»: which model, what is sent, what is masked, how often this month. Never a key.</summary>
[Authorize(Policy = Policies.Reader), EnableRateLimiting(Limits.Writes)]
internal sealed class AboutModel(ModelUseStore uses, IConfiguration configuration, TimeProvider clock) : PageModel
{
    /// <summary><c>None</c>, <c>OpenAI</c> or <c>AzureOpenAI</c>.</summary>
    public string Provider { get; } = configuration["Model:Provider"] is { Length: > 0 } provider ? provider : "None";

    public bool HasModel => !string.Equals(Provider, "None", StringComparison.OrdinalIgnoreCase);

    /// <summary>The model's name as the operator set it.</summary>
    public string? Name { get; } = configuration["Model:Model"] ?? configuration["Model:Deployment"];

    /// <summary>The machine that is asked, without path or credentials; <see langword="null"/> when none is set.</summary>
    public string? Host { get; } = Uri.TryCreate(configuration["Model:Endpoint"], UriKind.Absolute, out var endpoint) ? endpoint.Host : null;

    public IReadOnlyList<ModelUse> Uses { get; private set; } = [];
    public long Calls => Uses.Sum(use => use.Calls);
    public long Tokens => Uses.Sum(use => use.Tokens);
    public long Masked => Uses.Sum(use => use.Masked);

    public static string InWords(string outcome) => outcome switch
    {
        "answered" => "réponse acceptée",
        "repaired" => "réponse corrigée, puis acceptée",
        "refused" => "réponse refusée par nos vérifications",
        "deadline" => "pas de réponse à temps",
        "unavailable" => "modèle indisponible",
        "budget" => "limite du jour atteinte",
        _ => outcome,
    };

    public async Task OnGetAsync(CancellationToken cancellation)
        => Uses = await uses.ThisMonthAsync(HttpContext.Seat().Community, clock.GetUtcNow(), cancellation);
}
