using Facilitation.Domain.Experiments;
using Facilitation.Domain.Privacy;
using Facilitation.Web.Components;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Mvc;

namespace Facilitation.Web.Features.Reports;

/// <summary>What writing and editing share: the form, its draft, and the masks that are shown before anything is stored.</summary>
internal abstract class ReportFormPage(DraftStore drafts, TimeProvider clock, WriteReport write) : DraftedPage(drafts, clock)
{
    [BindProperty]
    public ReportForm Input { get; set; } = new();

    [TempData]
    public string? Said { get; set; }

    /// <summary>The action that was tried.</summary>
    public TriedAction Tried { get; protected set; } = null!;

    /// <summary>The report as it would be stored; <see langword="null"/> until there is something to show of it.</summary>
    public ExperimentReport? Preview { get; private set; }

    /// <summary>What is masked unless its author refuses, in the order of the form.</summary>
    public IReadOnlyList<ShownMask> Masks { get; private set; } = [];

    /// <summary>Whether the further fields are shown at once.</summary>
    [BindProperty(SupportsGet = true, Name = "completer")]
    public bool Complete { get; set; }

    /// <summary>The parts of the preview that hold masks, each with its own.</summary>
    public IEnumerable<(string Label, string Text, IReadOnlyList<Redaction> Masks)> MaskedParts => ReportPart.Texts.Concat(ReportPart.ShortTexts)
        .Select(part => (part.Label, Text: part.Of(Preview!) ?? "", Masks: MasksOf(Preview!, part.Name)))
        .Where(part => part.Masks.Count > 0);

    public static IReadOnlyList<Redaction> MasksOf(ExperimentReport report, string field)
        => [.. report.Masks.Where(mask => mask.Field == field).Select(mask => new Redaction(mask.Kind, mask.Start, mask.Length, mask.Mask))];

    /// <summary>Shows what would be masked, unless it was shown for these very words, or nothing may wait.</summary>
    /// <returns>Whether the page is to be shown.</returns>
    protected bool ShowMasks(ReportContent typed)
    {
        var seat = HttpContext.Seat();
        var (preview, scan) = write.Preview(seat, Tried.Number, typed, []);
        var seen = ReportForm.Fingerprint(typed);
        if (scan.Redactions.Count == 0 || scan.Safeguarding || Input.Seen == seen)
        {
            return false;
        }

        // Which masks may be refused is the scanner's to say.
        var (_, refused) = write.Preview(seat, Tried.Number, typed, [.. scan.Redactions.Select(mask => new KeptField(mask.Field, mask.Start, mask.Length))]);
        var parts = ReportPart.Texts.Concat(ReportPart.ShortTexts).ToDictionary(part => part.Name);
        Masks = [.. scan.Redactions.Select(mask => new ShownMask(
            parts[mask.Field].Of(typed)!.Substring(mask.Start, mask.Length),
            mask.Mask,
            mask.Kind,
            refused.Kept.Any(kept => kept.Field == mask.Field && kept.Start == mask.Start && kept.Length == mask.Length) ? ReportForm.KeepOf(mask) : null,
            mask.Field == "narrative" ? null : parts[mask.Field].Label))];
        Preview = preview;
        Input.Seen = seen;
        Input.Keep = [];
        ModelState.Clear();
        return true;
    }
}
