using Facilitation.Domain;
using Facilitation.Domain.Challenges;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Challenges;

/// <summary>Between an offer, or one's own words, and a challenge: read it again, change it, see who will read it, adopt it.</summary>
[Authorize(Policy = Policies.Member), EnableRateLimiting(Limits.Writes)]
internal sealed class AdoptModel(ChallengeStore challenges, AdoptChallenge adopt) : PageModel
{
    /// <summary>The saved answer.</summary>
    [BindProperty(SupportsGet = true, Name = "reponse")]
    public Guid Answer { get; set; }

    /// <summary>Which of its offers, from 0; <see langword="null"/> for one's own words.</summary>
    [BindProperty(SupportsGet = true, Name = "offre")]
    public int? Offer { get; set; }

    /// <summary>Whether to start from the challenge beside a rule that was asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "voisin")]
    public bool Neighbour { get; set; }

    [BindProperty]
    public ChallengeForm Input { get; set; } = new();

    [TempData]
    public string? Said { get; set; }

    public Reframing Reframing { get; private set; } = null!;
    public ThornSource Thorn { get; private set; } = null!;

    /// <summary>What the criteria say of the wording as it stands; <see langword="null"/> until asked for.</summary>
    public IReadOnlyList<Remark>? Remarks { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = Offer is { } index ? ChallengeForm.From(Reframing.Offers[index], Thorn)
            : new() { Question = Neighbour ? Reframing.Redirect?.NeighbouringChallenge : Thorn.Text, Level = Thorn.Level is { } level ? WireName.Of(level) : null, Subject = Thorn.Subject };
        return Page();
    }

    /// <summary>Shows what the criteria say, without publishing anything.</summary>
    public async Task<IActionResult> OnPostReviewAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Remarks = [.. ChallengeRubric.Review(Input.ToOffer(), "fr").Take(3)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        try
        {
            if (await adopt.HandleAsync(HttpContext.Seat(), new(Answer, Offer, Input.ToDraft()), cancellation) is not { } challenge)
            {
                return NotFound();
            }

            Said = "Le Défi est adopté : votre communauté peut le lire, et y rattacher des Actions.";
            return RedirectToPage("/Challenges/Show", new { number = challenge.Number });
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddRule(broken);
            return Page();
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await challenges.FindReframingAsync(HttpContext.Seat(), Answer, cancellation) is not var (reframing, thorn) || Offer < 0 || Offer >= reframing.Offers.Count)
        {
            return false;
        }

        (Reframing, Thorn) = (reframing, thorn);
        return true;
    }
}
