using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Two versions of a synthesis: what is new, what is said otherwise, what is gone, what stayed.</summary>
[Authorize(Policy = Policies.Reader), EnableRateLimiting(Limits.Writes)]
internal sealed class CompareModel(ReadSynthesis read) : PageModel
{
    public SynthesisView Newer { get; private set; } = null!;
    public SynthesisView Older { get; private set; } = null!;
    public SynthesisChanges Changes { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid avec, CancellationToken cancellation)
    {
        var seat = HttpContext.Seat();
        if (id == avec || await read.HandleAsync(seat, new(id), cancellation) is not { } one || await read.HandleAsync(seat, new(avec), cancellation) is not { } other
            || (one.Synthesis.Challenge, one.Synthesis.Action) != (other.Synthesis.Challenge, other.Synthesis.Action))
        {
            return NotFound();
        }

        (Newer, Older) = one.Synthesis.CreatedAt >= other.Synthesis.CreatedAt ? (one, other) : (other, one);
        Changes = SynthesisChanges.Between(Older, Newer);
        return Page();
    }
}

/// <summary>What differs between two versions. Sentences whose sources no longer hold are in neither.</summary>
internal sealed record SynthesisChanges(
    IReadOnlyList<ShownFinding> Added, IReadOnlyList<(ShownFinding Before, ShownFinding After)> Reworded, IReadOnlyList<ShownFinding> Removed, IReadOnlyList<ShownFinding> Same, IReadOnlyList<PlacedReport> NewReports)
{
    public static SynthesisChanges Between(SynthesisView older, SynthesisView newer)
    {
        List<ShownFinding> before = [.. older.Sentences];
        List<ShownFinding> added = [], same = [];
        List<(ShownFinding, ShownFinding)> reworded = [];
        foreach (var finding in newer.Sentences)
        {
            // The same sentence first; else one that stands on the same words of the reports.
            var twin = before.FirstOrDefault(one => one.Verified!.Claim == finding.Verified!.Claim && one.Verified.Direction == finding.Verified.Direction)
                ?? before.FirstOrDefault(one => one.Verified!.Quotes.Any(quote => finding.Verified!.Quotes.Any(other => other.Report == quote.Report && other.Words == quote.Words)));
            if (twin is null)
            {
                added.Add(finding);
                continue;
            }

            before.Remove(twin);
            if (twin.Verified!.Claim == finding.Verified!.Claim && twin.Verified.Direction == finding.Verified.Direction && twin.Verified.Condition == finding.Verified.Condition)
            {
                same.Add(finding);
            }
            else
            {
                reworded.Add((twin, finding));
            }
        }

        var known = older.Reports.Select(report => report.Listed.Report).ToHashSet();
        return new(added, reworded, before, same, [.. newer.Reports.Where(report => !known.Contains(report.Listed.Report))]);
    }
}
