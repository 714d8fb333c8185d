namespace Facilitation.Domain.Privacy;

/// <summary>All finders over one text, their overlaps settled.</summary>
internal static class PersonalData
{
    /// <summary>In the order of the text, never overlapping, at places of the folded text; and the persons among them.</summary>
    public static (IReadOnlyList<Finding> All, IReadOnlyList<Finding> Persons) Find(FoldedText text)
    {
        var classes = ClassFinder.Find(text);
        var contacts = ContactFinder.Find(text).ToList();
        var persons = new NameFinder(text, classes).Find().Where(p => !contacts.Any(c => Overlap(c, p))).ToList();
        var family = PrivateLifeFinder.Family(text);
        var pupils = new Pupils(text, persons, [.. classes, .. family.Situations, .. family.Relatives]);
        var places = PlaceFinder.Find(text, pupils, classes).ToList();

        // The order is the precedence: what identifies outright, then persons, then what belongs to them, groups last.
        var settled = new SortedList<int, Finding>();
        foreach (var finding in contacts.Concat(persons).Concat(places.Where(f => f.Kind != RedactionKind.SmallGroup))
            .Concat(PrivateLifeFinder.Find(text, pupils, persons, family)).Concat(places.Where(f => f.Kind == RedactionKind.SmallGroup)))
        {
            if (finding.End > finding.Start && IsFree(settled, finding))
            {
                settled.Add(finding.Start, finding);
            }
        }

        return ([.. settled.Values], persons);
    }

    // The spans already there do not overlap, so only the last that starts before this one's end can touch it.
    private static bool IsFree(SortedList<int, Finding> settled, Finding finding)
    {
        var (low, high) = (0, settled.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = settled.Keys[middle] < finding.End ? (middle + 1, high) : (low, middle);
        }

        return low == 0 || settled.Values[low - 1].End <= finding.Start;
    }

    private static bool Overlap(Finding a, Finding b) => a.Start < b.End && b.Start < a.End;
}
