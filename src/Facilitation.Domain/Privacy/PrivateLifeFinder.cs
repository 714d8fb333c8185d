namespace Facilitation.Domain.Privacy;

/// <summary>Finds health, family situation and relatives, where they belong to somebody who can be recognised.</summary>
internal static class PrivateLifeFinder
{
    private static readonly Phrases Health = Phrases.Of("health.txt");
    private static readonly Phrases Situations = Phrases.Of("family-situation.txt");
    private static readonly Phrases Relatives = Phrases.Of("relatives.txt");

    private static readonly HashSet<string> Several =
        ["eleves", "enfants", "jeunes", "profils", "ados", "camarades", "parents", "collegues", "classes", "publics", "students", "pupils", "children", "kids"];

    private static readonly HashSet<string> SeveralArticles =
        ["les", "des", "mes", "nos", "ces", "deux", "trois", "quatre", "plusieurs", "certains", "certaines", "quelques", "aux"];

    // Written alike in the plural: « mes TDAH », « les HPI ».
    private static readonly string[] Acronyms = ["tda", "hpi", "thqi", "tsa", "adhd"];

    private static readonly HashSet<string> Verbs = ["est", "a", "etre", "avec", "son", "un", "une", "des", "de", "has", "with", "have", "sous", "ses"];

    private static readonly string[] Kin =
        ["mere", "pere", "maman", "papa", "parents", "frere", "soeur", "freres", "soeurs", "beau-pere", "belle-mere", "grand-mere", "grand-pere", "oncle", "tante", "cousin", "cousine", "famille", "fratrie", "jumeau", "jumelle"];

    /// <summary>Places of family situations and of relatives, whoever they belong to.</summary>
    public static FamilyPlaces Family(FoldedText text) => new([.. Situations.Find(text.Lower)], [.. Relatives.Find(text.Lower)]);

    public static IEnumerable<Finding> Find(FoldedText text, Pupils pupils, IReadOnlyList<Finding> persons, FamilyPlaces family)
    {
        foreach (var (start, end) in family.Situations)
        {
            if (pupils.Concerns(start))
            {
                yield return new Finding(RedactionKind.FamilySituation, start, end, MaskNames.FamilySituation);
            }
        }

        foreach (var (start, end) in Health.Find(text.Lower))
        {
            var from = SkipVerb(text, start, end);
            if ((pupils.Concerns(start) || pupils.ConcernsAdult(start)) && !OfSeveral(text, start))
            {
                yield return new Finding(RedactionKind.Health, from, end, MaskNames.Health);
            }
        }

        foreach (var (start, end) in family.Relatives)
        {
            if (pupils.Concerns(start))
            {
                yield return new Finding(RedactionKind.FamilyMember, start, end, Mask(text.Lower[start..end]));
            }
        }

        foreach (var person in persons.Where(p => p.Kind == RedactionKind.MinorName))
        {
            if (RelativeOf(text, person.Start) is { } relative)
            {
                yield return relative;
            }
        }
    }

    // « la mère de Kylian »: the article stays, so that « à la », « du » and « au » stay right.
    private static Finding? RelativeOf(FoldedText text, int place)
    {
        var before = text.Lower.AsSpan(0, place);
        var link = before.EndsWith(" de ") ? 4 : before.EndsWith(" d'") ? 3 : before.EndsWith(" a ") ? 3 : 0;
        if (link == 0)
        {
            return null;
        }

        var end = place - link;
        var start = end;
        while (start > 0 && (char.IsLetter(text.Lower[start - 1]) || text.Lower[start - 1] == '-'))
        {
            start--;
        }

        var kin = text.Lower[start..end];
        var author = before[..start].EndsWith("je suis la ", StringComparison.Ordinal) || before[..start].EndsWith("je suis le ", StringComparison.Ordinal);
        return Kin.Contains(kin) && !author && kin != "famille" ? new Finding(RedactionKind.FamilyMember, start, end, Mask(kin)) : null;
    }

    private static string Mask(string relative)
    {
        if (relative.EndsWith("parents", StringComparison.Ordinal) && !relative.Contains("grand", StringComparison.Ordinal))
        {
            return MaskNames.Parents;
        }

        var near = relative.Split(' ')[^1];
        return near is "mere" or "pere" or "maman" or "papa" or "mother" or "father" or "mum" or "mom" or "dad" or "daron" or "daronne" ? MaskNames.Parent : MaskNames.Relative;
    }

    // The verb or the preposition stays: « est [santé] », « avec [santé] », « sous [santé] ».
    private static int SkipVerb(FoldedText text, int start, int end)
    {
        var at = start;
        while (text.Lower.IndexOf(' ', at, end - at) is var space and > 0 && Verbs.Contains(text.Lower[at..space]))
        {
            at = space + 1;
        }

        return at;
    }

    private static bool OfSeveral(FoldedText text, int start)
    {
        var before = WordBefore(text, start);
        return Several.Contains(before)
            || (SeveralArticles.Contains(before) && Acronyms.Any(a => text.Lower.AsSpan(start).StartsWith(a, StringComparison.Ordinal)));
    }

    private static string WordBefore(FoldedText text, int place)
    {
        var end = place;
        while (end > 0 && text.Lower[end - 1] is (' ' or '\''))
        {
            end--;
        }

        var start = end;
        while (start > 0 && char.IsLetter(text.Lower[start - 1]))
        {
            start--;
        }

        return text.Lower[start..end];
    }
}

/// <summary>Places of family situations and of relatives in a folded text.</summary>
internal sealed record FamilyPlaces(IReadOnlyList<(int Start, int End)> Situations, IReadOnlyList<(int Start, int End)> Relatives);
