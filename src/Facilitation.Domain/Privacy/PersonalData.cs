namespace Facilitation.Domain.Privacy;

/// <summary>All finders over one text, their overlaps settled.</summary>
internal static class PersonalData
{
    /// <summary>In the order of the text, never overlapping, at places of the folded text.</summary>
    public static IReadOnlyList<Finding> Find(FoldedText text)
    {
        var classes = ClassFinder.Find(text);
        var contacts = ContactFinder.Find(text).ToList();
        var persons = new NameFinder(text, classes).Find().Where(p => !contacts.Any(c => Overlap(c, p))).ToList();
        var pupils = new Pupils(text, persons, [.. classes, .. PrivateLifeFinder.FamilyPlaces(text)]);

        // The order is the precedence: what identifies outright, then persons, then what belongs to them.
        var settled = new List<Finding>();
        foreach (var finding in contacts.Concat(persons.Where(p => p.Kind == RedactionKind.AdultName || p.Kind == RedactionKind.MinorName))
            .Concat(PlaceFinder.Find(text, pupils, classes).Where(f => f.Kind != RedactionKind.SmallGroup))
            .Concat(PrivateLifeFinder.Find(text, pupils, persons))
            .Concat(PlaceFinder.Find(text, pupils, classes).Where(f => f.Kind == RedactionKind.SmallGroup)))
        {
            if (finding.End > finding.Start && !settled.Any(s => Overlap(s, finding)))
            {
                settled.Add(finding);
            }
        }

        settled.Sort((a, b) => a.Start.CompareTo(b.Start));
        return settled;
    }

    private static bool Overlap(Finding a, Finding b) => a.Start < b.End && b.Start < a.End;
}
