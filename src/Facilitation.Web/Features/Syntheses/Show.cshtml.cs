using Facilitation.Domain;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A synthesis: followed while it is made, read again beside its reports, published.</summary>
[Authorize(Policy = Policies.Reader), EnableRateLimiting(Limits.Writes)]
internal sealed class ShowModel(
    SynthesisStore syntheses, SynthesisStepStore steps, ReadSynthesis read, EditFindings edit, ApproveSynthesis approve, StartSynthesis start) : PageModel
{
    public ShowPage Shown { get; private set; } = null!;
    public SynthesisView View => Shown.View;
    public SynthesisFollow Follow { get; private set; } = null!;

    /// <summary>The finding whose form is open.</summary>
    public Guid? Changing { get; private set; }

    /// <summary>The section in which a new finding is written.</summary>
    public string? AddingTo { get; private set; }

    public IReadOnlyList<CitationFault> Faults { get; private set; } = [];
    public IReadOnlyList<Synthesis> Versions { get; private set; } = [];

    [BindProperty]
    public FindingForm Input { get; set; } = new();

    /// <summary>A proposition somebody writes.</summary>
    [BindProperty]
    public string? Proposal { get; set; }

    [TempData]
    public string? Said { get; set; }

    public bool MayWrite => HttpContext.Seat().Role >= MemberRole.Member;

    /// <summary>Whether a form stands on the page again with what was typed in it: on another page, or once somebody published, it does not.</summary>
    public bool ShowsWhatWasTyped => Shown.MayChange && (Shown.Findings.Any(finding => finding.Id == Changing) || Shown.Outline.Any(section => section.Key == AddingTo) || ModelState.ContainsKey(nameof(Proposal)));

    public async Task<IActionResult> OnGetAsync(Guid id, int p, Guid? modifier, string? ajouter, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, p, cancellation))
        {
            return NotFound();
        }

        if (Shown.MayChange && View.Findings.FirstOrDefault(finding => finding.Id == modifier && finding.Holds) is { } changed)
        {
            (Changing, Input) = (changed.Id, FindingForm.From(changed));
            Input.MakeRoom();
        }
        else if (Shown.MayChange && Shown.Outline.FirstOrDefault(section => section.Key == ajouter) is { } section)
        {
            (AddingTo, Input) = (section.Key, new() { Kind = WireName.Of(section.Kind) });
            Input.MakeRoom();
        }

        return Page();
    }

    public Task<IActionResult> OnPostDecideAsync(Guid id, int p, Guid finding, int version, string decision, CancellationToken cancellation) => ChangeAsync(id, p, async seat =>
    {
        if (!await edit.DecideAsync(seat, new(id), finding, new DecisionRequest(decision).Parse(), version, cancellation))
        {
            return NotFound();
        }

        if (!Request.Headers.ContainsKey("HX-Request"))
        {
            return RedirectToPage(null, null, new { id, p = p > 1 ? p : (int?)null }, $"constat-{finding}");
        }

        await LoadAsync(id, p, cancellation);
        return View.Findings.FirstOrDefault(one => one.Id == finding) is { Holds: true } decided ? Partial("_Decided", new FindingCard(Shown, decided, null, [])) : WholePage();
    }, cancellation);

    public Task<IActionResult> OnPostEditAsync(Guid id, int p, Guid finding, int version, CancellationToken cancellation) => ChangeAsync(id, p, async seat =>
    {
        Changing = finding;
        if (await edit.ReplaceAsync(seat, new(id), finding, Input.ToDraft(), version, cancellation) is not { } outcome)
        {
            return NotFound();
        }

        return Outcome(outcome, "Le constat est modifié : ses citations ont été retrouvées. Votre décision reste la même.", RedirectToPage(null, null, new { id, p = p > 1 ? p : (int?)null }, $"constat-{finding}"));
    }, cancellation);

    public Task<IActionResult> OnPostAddAsync(Guid id, int p, string section, CancellationToken cancellation) => ChangeAsync(id, p, async seat =>
    {
        AddingTo = section;
        if (await edit.AddAsync(seat, new(id), Input.ToDraft(), cancellation) is not { } outcome)
        {
            return NotFound();
        }

        return Outcome(outcome, "Votre constat est ajouté : ses citations ont été retrouvées dans les retours.", RedirectToPage(null, null, new { id, p = p > 1 ? p : (int?)null }, $"constat-{outcome.Id}"));
    }, cancellation);

    public Task<IActionResult> OnPostProposeAsync(Guid id, int p, ProposalKind kind, CancellationToken cancellation) => ChangeAsync(id, p, async seat =>
    {
        if (await edit.ProposeAsync(seat, new(id), kind, Proposal.Typed(), [], cancellation) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused is { } refused)
        {
            ModelState.AddModelError(nameof(Proposal), string.Join(" ", refused.Faults.Select(fault => fault.Printed().Message)));
            return Page();
        }

        Said = "Votre proposition est ajoutée.";
        return RedirectToPage(null, null, new { id, p = p > 1 ? p : (int?)null }, "propositions");
    }, cancellation);

    public Task<IActionResult> OnPostKeepAsync(Guid id, int p, Guid proposal, int version, bool kept, CancellationToken cancellation) => ChangeAsync(id, p, async seat =>
        await edit.KeepAsync(seat, new(id), proposal, kept, version, cancellation) ? RedirectToPage(null, null, new { id, p = p > 1 ? p : (int?)null }, "propositions") : NotFound(), cancellation);

    public Task<IActionResult> OnPostWorkAsync(Guid id, bool arreter, CancellationToken cancellation) => ChangeAsync(id, 1, async seat =>
    {
        await edit.SetWorkAsync(seat, new(id), arreter ? SynthesisWork.Stopped : SynthesisWork.Running, cancellation);
        if (!arreter)
        {
            start.Nudge();
        }

        return RedirectToPage(new { id });
    }, cancellation);

    public Task<IActionResult> OnPostApproveAsync(Guid id, int version, CancellationToken cancellation) => ChangeAsync(id, 1, async seat =>
    {
        if (await approve.HandleAsync(seat, new(id), version, cancellation) is null)
        {
            return NotFound();
        }

        Said = "La synthèse est publiée : votre communauté peut la lire et la retrouver.";
        return RedirectToPage(new { id });
    }, cancellation);

    public Task<IActionResult> OnPostRenewAsync(Guid id, CancellationToken cancellation) => ChangeAsync(id, 1, async seat =>
        await start.RenewAsync(seat, new(id), cancellation) is { } next ? RedirectToPage(new { id = next.Value }) : NotFound(), cancellation);

    public Task<IActionResult> OnPostDeleteAsync(Guid id, int version, CancellationToken cancellation) => ChangeAsync(id, 1, async seat =>
    {
        View.Synthesis.CheckMayChange();
        await syntheses.DeleteAsync(seat, new(id), version, cancellation);
        Said = "Le brouillon est supprimé. Les retours, eux, n'ont pas changé.";
        return RedirectToPage("/Syntheses/List");
    }, cancellation);

    private IActionResult Outcome(SentenceOutcome outcome, string said, IActionResult next)
    {
        if (outcome.Refused is { } refused)
        {
            Faults = refused.Faults;
            Input.MakeRoom();
            return Page();
        }

        Said = said;
        return next;
    }

    private async Task<IActionResult> ChangeAsync(Guid id, int p, Func<Seat, Task<IActionResult>> change, CancellationToken cancellation)
    {
        if (!MayWrite || !await LoadAsync(id, p, cancellation))
        {
            return NotFound();
        }

        try
        {
            return await change(HttpContext.Seat());
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", broken.Printed());
        }
        catch (ChangedMeanwhileException changed)
        {
            ModelState.AddModelError("", changed.Printed());
        }

        // The page as it is now, with what was typed.
        await LoadAsync(id, p, cancellation);
        Input.MakeRoom();
        return WholePage();
    }

    // A script that asked for one card gets the whole page where a card does not say it.
    private PageResult WholePage()
    {
        if (Request.Headers.ContainsKey("HX-Request"))
        {
            Response.Headers["HX-Retarget"] = Response.Headers["HX-Reselect"] = "#contenu";
            Response.Headers["HX-Reswap"] = "outerHTML show:top";
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, int p, CancellationToken cancellation)
    {
        var seat = HttpContext.Seat();
        if (await read.HandleAsync(seat, new(id), cancellation) is not { } view)
        {
            return false;
        }

        Shown = ShowPage.Of(view, p, MayWrite && view.Synthesis.State is SynthesisState.Draft);
        Follow = new(view.Synthesis.Id, view.Progress, view.Reports, await steps.ReadStatesAsync(view.Synthesis.Id, cancellation));
        Versions = await syntheses.ListVersionsAsync(seat, view.Synthesis, cancellation);
        return true;
    }
}

/// <summary>The steps of a synthesis as a page follows them.</summary>
/// <param name="States">By report: <c>due, leased, done</c> or <c>failed</c>.</param>
internal sealed record SynthesisFollow(SynthesisId Id, SynthesisProgress Progress, IReadOnlyList<PlacedReport> Reports, IReadOnlyDictionary<Guid, string> States);
