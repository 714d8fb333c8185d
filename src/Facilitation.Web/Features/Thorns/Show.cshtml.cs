using Facilitation.Agents.Reframing;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Thorns;

/// <summary>A thorn in its author's words beside what it was offered; its progress while an answer is made.</summary>
[Authorize(Policy = Policies.Member), EnableRateLimiting(Limits.ModelCalls)]
internal sealed class ShowModel(ThornStore thorns, ReadThorn read, ShareThorn share, ReframingRuns runs) : PageModel
{
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    public Thorn Thorn { get; private set; } = null!;
    public bool IsMine { get; private set; }
    public IReadOnlyList<ReframingOutcome> Outcomes { get; private set; } = [];

    /// <summary>The run to follow; <see langword="null"/> when none is under way.</summary>
    public Guid? Run { get; private set; }

    [TempData]
    public string? Said { get; set; }

    /// <summary>What the author answers to clarifying questions, in their order.</summary>
    [BindProperty]
    public List<ClarifyingForm> Answers { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? suivi, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Run = suivi is { } run && await runs.IsUnderWayAsync(HttpContext.Seat(), Thorn.Id, run, TimeSpan.Zero, cancellation) ? run : null;
        return Page();
    }

    /// <summary>The answer alone, which takes the place of the progress.</summary>
    public async Task<IActionResult> OnGetAnswerAsync(Guid id, CancellationToken cancellation)
        => await LoadAsync(id, cancellation) ? Partial("_Answer", this) : NotFound();

    public async Task<IActionResult> OnPostReframeAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var answers = Answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Answer)).Select(answer => new ClarifyingAnswer(answer.Question ?? "", answer.Answer.Typed()!)).ToList();
        if (Answers.Count > 0 && answers.Count == 0)
        {
            ModelState.AddModelError("Answers[0].Answer", "Répondez à une question au moins, même en quelques mots.");
        }

        foreach (var (answer, index) in Answers.Select((answer, index) => (answer.Answer.Typed(), index)).Where(answer => answer.Item1?.Trim().Length > ClarifyingForm.MaxLength))
        {
            ModelState.AddModelError($"Answers[{index}].Answer", $"Votre réponse compte {answer!.Trim().Length} caractères, pour {ClarifyingForm.MaxLength} au plus.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var seat = HttpContext.Seat();
        var run = runs.Start(seat, Thorn.Id, answers);
        return await runs.IsUnderWayAsync(seat, Thorn.Id, run, ShortWait, cancellation)
            ? RedirectToPage(new { id, suivi = run })
            : RedirectToPage(null, null, new { id }, "reponse");
    }

    public Task<IActionResult> OnPostShareAsync(Guid id, int version, bool partager, CancellationToken cancellation) => ChangeAsync(id, async seat =>
    {
        if (await share.HandleAsync(seat, new(id), partager ? Visibility.Community : Visibility.Private, version, cancellation) is null)
        {
            return NotFound();
        }

        Said = partager ? "Votre épine est partagée avec votre communauté." : "Votre épine n'est plus partagée : vous seul·e la voyez.";
        return RedirectToPage(new { id });
    }, cancellation);

    public Task<IActionResult> OnPostDeleteAsync(Guid id, int version, CancellationToken cancellation) => ChangeAsync(id, async _ =>
    {
        await thorns.DeleteAsync(Thorn, version, cancellation);
        Said = "L'épine et ses reformulations sont supprimées.";
        return RedirectToPage("/Thorns/Mine");
    }, cancellation);

    private async Task<IActionResult> ChangeAsync(Guid id, Func<Seat, Task<IActionResult>> change, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !IsMine)
        {
            return NotFound();
        }

        try
        {
            return await change(HttpContext.Seat());
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddRule(broken);
        }
        catch (ChangedMeanwhileException changed)
        {
            ModelState.AddModelError("", changed.Printed());
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var seat = HttpContext.Seat();
        if (await thorns.FindAsync(seat, new(id), cancellation) is not { } thorn)
        {
            return false;
        }

        Thorn = thorn;
        IsMine = thorn.Author == seat.Member;
        Outcomes = await read.ReframingsAsync(seat, thorn.Id, cancellation) ?? [];
        return true;
    }
}

/// <summary>One clarifying question of the form, with what was typed below it.</summary>
internal sealed class ClarifyingForm
{
    internal const int MaxLength = 1_000;

    public string? Question { get; set; }
    public string? Answer { get; set; }
}

/// <summary>One offer as a card shows it.</summary>
/// <param name="Outcome">The answer it is in.</param>
/// <param name="Index">Which of its offers, from 0.</param>
/// <param name="MayAdopt">Whether the viewer may adopt it.</param>
internal sealed record OfferCard(ReframingOutcome Outcome, int Index, bool MayAdopt)
{
    public ReframingOffer Offer => Outcome.Reframing.Offers[Index];

    public IEnumerable<Precedent> Precedents => Outcome.Precedents.Where(precedent => Offer.Precedents.Contains(precedent.Id));
}
