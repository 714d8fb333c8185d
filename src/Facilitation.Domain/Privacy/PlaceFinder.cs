namespace Facilitation.Domain.Privacy;

/// <summary>Finds what singles somebody out by place: a class beside a person, a named school beside a person, a group of two or three.</summary>
internal static class PlaceFinder
{
    private static readonly Phrases SmallGroups = Phrases.Of("small-group.txt");

    private static readonly HashSet<string> SchoolWords =
        ["college", "lycee", "ecole", "lp", "legta", "erea", "cfa", "mfr", "institution", "internat", "groupe-scolaire"];

    private static readonly HashSet<string> BetweenSchoolAndName =
        ["general", "technologique", "professionnel", "polyvalent", "prive", "privee", "public", "publique", "maternelle", "primaire", "elementaire", "rural", "agricole",
         "de", "du", "des", "d", "la", "le", "les", "l", "et", "rep", "scolaire", "voisin", "saint", "sainte", "notre", "dame"];

    private static readonly HashSet<string> Links = ["de", "du", "des", "d", "la", "le", "les", "l", "a", "en", "sur", "sous"];

    private static readonly HashSet<string> Pedagogies = ["freinet", "montessori", "steiner", "decroly", "segpa", "ulis", "rep", "education", "nationale", "mutuelle", "ouverte", "republique"];

    private static readonly HashSet<string> EnglishSchools = ["school", "academy", "college", "primary", "secondary", "high", "comprehensive", "grammar", "middle", "junior"];

    private static readonly PhraseMatcher SchoolNumber = new(@"\b0\d{6}[a-z]\b");

    public static IEnumerable<Finding> Find(FoldedText text, Pupils pupils, IReadOnlyList<(int Start, int End)> classes)
    {
        var groups = SmallGroups.Find(text.Lower).ToList();
        foreach (var (start, end) in groups)
        {
            yield return new Finding(RedactionKind.SmallGroup, start, end, MaskNames.SmallGroup);
        }

        foreach (var (start, end) in classes)
        {
            var sentence = text.SentenceAt(start);
            if (pupils.AnyNamed || pupils.Concerns(start) || groups.Any(g => Math.Abs(text.SentenceAt(g.Start) - sentence) <= 1))
            {
                yield return new Finding(RedactionKind.ClassGroup, start, end, MaskNames.ClassGroup);
            }
        }

        if (!pupils.Any && groups.Count == 0)
        {
            yield break;
        }

        foreach (var match in SchoolNumber.All(text.Lower))
        {
            yield return new Finding(RedactionKind.School, match.Start, match.End, MaskNames.School);
        }

        for (var i = 0; i < text.Words.Count; i++)
        {
            if (SchoolWords.Contains(text.Words[i].Lower) && NameAfter(text.Words, text, i) is { } named)
            {
                yield return new Finding(RedactionKind.School, named.Start, named.End, MaskNames.School);
            }
            else if (text.Words[i] is { Lower: "school" or "academy" or "college", Capital: true } && NameBefore(text, i) is { } before)
            {
                yield return new Finding(RedactionKind.School, before.Start, before.End, MaskNames.School);
            }
        }
    }

    private static (int Start, int End)? NameAfter(IReadOnlyList<Word> words, FoldedText text, int school)
    {
        var first = school + 1;
        while (first < words.Count && first - school < 6 && Touches(text, first) && !IsName(words[first]) && BetweenSchoolAndName.Contains(words[first].Lower))
        {
            first++;
        }

        if (first >= words.Count || !Touches(text, first) || !IsName(words[first]) || first - school >= 6)
        {
            return null;
        }

        var last = first;
        while (last + 1 < words.Count && Touches(text, last + 1))
        {
            // « Pierre-et-Marie-Curie » goes on behind « et », « l'école Les Tilleuls et Anouk » does not.
            var pair = words[last + 1].Lower is "et" && last == first && Lexicon.UncertainGivenNames.Contains(words[first].Lower);
            var step = IsName(words[last + 1]) || pair ? 1 : 0;
            for (var j = last + 1; step == 0 && j < words.Count && j <= last + 2 && Links.Contains(words[j].Lower) && Touches(text, j); j++)
            {
                step = j + 1 < words.Count && Touches(text, j + 1) && IsName(words[j + 1]) ? j + 1 - last : 0;
            }

            if (step == 0)
            {
                break;
            }

            last += step;
        }

        return (words[first].Start, words[last].End);
    }

    private static (int Start, int End)? NameBefore(FoldedText text, int school)
    {
        var words = text.Words;
        var first = school;
        while (first > 0 && Touches(text, first) && words[first - 1].Capital && !Lexicon.FunctionWords.Contains(words[first - 1].Lower))
        {
            first--;
        }

        var plain = Enumerable.Range(first, school - first + 1).All(i => EnglishSchools.Contains(words[i].Lower));
        return first < school && !plain ? (words[first].Start, words[school].End) : null;
    }

    private static bool IsName(Word word) =>
        word.Capital && word.Cased.Length > 2 && !Pedagogies.Contains(word.Lower) && !(word.AllCapitals && word.Cased.Length < 5);

    private static bool Touches(FoldedText text, int i) =>
        text.Cased.AsSpan(text.Words[i - 1].End, text.Words[i].Start - text.Words[i - 1].End) is " " or "'" or "-" or " \"" or "\" ";
}
