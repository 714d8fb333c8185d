using System.Security.Cryptography;
using System.Text;
using Facilitation.Domain;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Components;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Facilitation.Web.Features.Thorns;

/// <summary>Where a thorn is written. What was masked is shown before anything is stored; with nothing to mask, one press is enough.</summary>
[Authorize(Policy = Policies.Member), EnableRateLimiting(Limits.ModelCalls)]
internal sealed class WriteModel(WriteThorn write, ReframingRuns runs) : PageModel
{
    /// <summary>A guided answer is there by then: its author sees no page in between.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    [BindProperty]
    public WriteForm Input { get; set; } = new();

    /// <summary>The thorn as it would be stored; <see langword="null"/> until there is something to show of it.</summary>
    public Thorn? Preview { get; private set; }

    /// <summary>What is masked unless its author refuses, in the order of the text.</summary>
    public IReadOnlyList<ShownMask> Masks { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var seat = HttpContext.Seat();
        Input.Text = Input.Text.Typed();
        var about = new ThornContext(WireName.Parse<EducationLevel>(Input.Level), Input.Grade, Input.Subject);
        try
        {
            var (preview, scan) = write.Preview(seat, Input.Text, about, []);
            var seen = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Input.Text!)));
            if (scan.Redactions.Count > 0 && !scan.Safeguarding && Input.Seen != seen)
            {
                Show(seat, preview, scan, about, seen);
                return Page();
            }

            var (thorn, _) = await write.HandleAsync(seat, Input.Text, about, [.. Input.Keep.Select(Span).OfType<KeptSpan>()], cancellation);
            var run = runs.Start(seat, thorn.Id, []);
            return await runs.IsUnderWayAsync(seat, thorn.Id, run, ShortWait, cancellation)
                ? RedirectToPage("/Thorns/Show", new { id = thorn.Id.Value, suivi = run })
                : RedirectToPage("/Thorns/Show", new { id = thorn.Id.Value });
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddRule(broken);
            return Page();
        }
    }

    private void Show(Seat seat, Thorn preview, PrivacyScan scan, ThornContext about, string seen)
    {
        // Which masks may be refused is the scanner's to say.
        var (_, refused) = write.Preview(seat, Input.Text, about, [.. scan.Redactions.Select(redaction => new KeptSpan(redaction.Start, redaction.Length))]);
        Masks = [.. scan.Redactions.Select(redaction => new ShownMask(
            Input.Text!.Substring(redaction.Start, redaction.Length),
            redaction.Mask,
            redaction.Kind,
            refused.Kept.Any(kept => kept.Start == redaction.Start && kept.Length == redaction.Length) ? $"{redaction.Start}-{redaction.Length}" : null))];
        Preview = preview;
        Input.Seen = seen;
        Input.Keep = [];
        ModelState.Clear();
    }

    private static KeptSpan? Span(string kept)
        => kept.Split('-') is [var start, var length] && int.TryParse(start, out var from) && int.TryParse(length, out var units) && from >= 0 && units > 0 ? new(from, units) : null;
}

/// <summary>The form; lengths are the domain's to check, so that every rule is told in the same words.</summary>
[ValidateNever]
internal sealed class WriteForm
{
    public string? Text { get; set; }
    public string? Level { get; set; }
    public string? Grade { get; set; }
    public string? Subject { get; set; }

    /// <summary>Masks the author refuses, as <c>start-length</c>.</summary>
    public List<string> Keep { get; set; } = [];

    /// <summary>A fingerprint of the text whose masks were shown: words changed since are shown anew.</summary>
    public string? Seen { get; set; }
}
