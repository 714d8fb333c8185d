using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.History;

/// <summary>The former versions of any noun, for everybody who may see it: what changed from each to the next, in words. Its author may restore one.</summary>
[Authorize(Policy = Policies.Reader), EnableRateLimiting(Limits.Writes)]
internal sealed class ShowModel(IEnumerable<IRevised> nouns, RevisionLog revisions) : PageModel
{
    private IRevised _noun = null!;
    private IReadOnlyList<Revision> _kept = [];

    public RevisedSubject Subject { get; private set; } = null!;

    /// <summary>Latest first.</summary>
    public IReadOnlyList<ShownVersion> Versions { get; private set; } = [];

    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnGetAsync(string kind, Guid id, CancellationToken cancellation) => await LoadAsync(kind, id, cancellation) ? Page() : NotFound();

    /// <param name="kind">The noun's.</param>
    /// <param name="id">Its id.</param>
    /// <param name="restore">The version to bring back.</param>
    /// <param name="present">The version that was the present one on the page.</param>
    /// <param name="cancellation">Stops the change; nothing of it is kept.</param>
    public async Task<IActionResult> OnPostRestoreAsync(string kind, Guid id, int restore, int present, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, id, cancellation) || !Subject.IsMine || _kept.FirstOrDefault(revision => revision.Version == restore) is not { } former)
        {
            return NotFound();
        }

        try
        {
            if (!await _noun.RestoreAsync(HttpContext.Seat(), id, former.Content, present, cancellation))
            {
                return NotFound();
            }
        }
        catch (ChangedMeanwhileException changed)
        {
            ModelState.AddModelError("", changed.Printed());
            return Page();
        }
        catch (Domain.RuleBrokenException broken)
        {
            // Rules may have become stricter since that version was written.
            ModelState.AddModelError("", broken.Printed());
            return Page();
        }

        Said = "La version choisie est rétablie. Celle qu'elle remplace reste dans l'historique.";
        return RedirectToPage(new { kind, id });
    }

    private async Task<bool> LoadAsync(string kind, Guid id, CancellationToken cancellation)
    {
        if (nouns.FirstOrDefault(noun => noun.Kind == kind) is not { } known || await known.FindAsync(HttpContext.Seat(), id, cancellation) is not { } subject)
        {
            return false;
        }

        (_noun, Subject) = (known, subject);
        _kept = await revisions.ListAsync(kind, id, subject.IsMine, cancellation);
        var earlier = _kept.Skip(1).Select(revision => known.Read(revision.Content)).Append([]);
        Versions = [.. _kept.Zip(earlier, (revision, before) => new ShownVersion(revision, Changes(known.Read(revision.Content), before)))];
        return true;
    }

    // Parts are named; one that neither version fills, or that stayed the same, is not shown.
    private static IReadOnlyList<ChangedPart> Changes(IReadOnlyList<RevisedPart> now, IReadOnlyList<RevisedPart> before)
    {
        var former = before.ToDictionary(part => part.Label, part => part.Words);
        return [.. now.Select(part => new ChangedPart(part.Label, former.GetValueOrDefault(part.Label) ?? "", part.Words ?? "")).Where(part => part.Before != part.Now)];
    }
}

/// <summary>One version with what it changed.</summary>
internal sealed record ShownVersion(Revision Revision, IReadOnlyList<ChangedPart> Changes);

internal sealed record ChangedPart(string Label, string Before, string Now);
