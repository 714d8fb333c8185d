namespace Facilitation.Domain.Privacy;

/// <summary>The one scan every text passes before it is stored, indexed or sent (DESIGN 2.3).</summary>
public static class PrivacyScanner
{
    // Each pass can only add spans; ordinary texts are stable after the first, so this is a bound and not a budget.
    private const int MaxPasses = 6;

    /// <summary>Finds personal data and signs of a child in danger, and masks the former.</summary>
    /// <param name="text">As typed, up to 20,000 characters, in French or English.</param>
    /// <param name="keep">Spans the author refuses to have masked; ignored for minors and contact data.</param>
    /// <returns>The masked text; scanning it again finds nothing and changes nothing.</returns>
    public static PrivacyScan Scan(string text, IReadOnlyList<KeptSpan>? keep = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new FoldedText(text);
        var redactions = new List<Redaction>();
        var masked = text;
        IReadOnlyList<Finding> persons = [];
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var current = pass == 0 ? folded : new FoldedText(masked);
            var (found, named) = PersonalData.Find(current);
            persons = pass == 0 ? named : persons;
            if (found.Count == 0)
            {
                break;
            }

            redactions = Splice.Add(text, redactions, current, found);
            masked = Splice.Apply(text, redactions);
        }

        var kept = redactions.Where(r => MayBeKept(r.Kind) && keep?.Any(k => k.Start < r.Start + r.Length && r.Start < k.Start + k.Length) == true).ToList();
        if (kept.Count > 0)
        {
            redactions = [.. redactions.Except(kept)];
            masked = Splice.Apply(text, redactions);
        }

        return new PrivacyScan(masked, redactions, kept, Safeguards.Alarm(folded, persons), kept.Any(k => k.Kind == RedactionKind.AdultName));
    }

    // A child's name and what reaches somebody directly are masked whatever the author wishes.
    private static bool MayBeKept(RedactionKind kind) => kind is not (RedactionKind.MinorName or RedactionKind.Email or RedactionKind.Phone
        or RedactionKind.PostalAddress or RedactionKind.Handle or RedactionKind.BirthDate or RedactionKind.NationalId);
}
