namespace Facilitation.Domain.Privacy;

/// <summary>Finds the names of single classes: « 5e3 », « 3eB », « seconde 6 », « CM2 B », « la 604 ». A bare grade is none.</summary>
internal static class ClassFinder
{
    private static readonly PhraseMatcher[] Rules =
    [
        // 5e3, 5ème 3, 4e B, 6°2, 3èmeB; 5 e 3
        new(@"\b[3-6] ?(?:e|eme|emme|ieme|\u00B0|\u00E8|th)(?: ?-? ?(?:\d{1,2}|[a-h])|[a-h]\d)\b"),
        new(@"\b(?:seconde|2nde?|2de|premiere|1i?ere?|1re|terminale|term|tle|ter)(?: (?:g|gt|generale|techno|pro|stmg|sti2d|st2s|stl|std2a|sthr|s|es|l|bac pro))?(?: ?-?\d{1,2}|[ -][a-h]\d?|[a-df-h]\d?)\b"),
        new(@"\b(?:tg|t ?stmg|tstmg|tsti2d|tst2s|1g|1gt|1stmg|1sti2d|1st2s|2gt|2g|tgt|t ?g|2gta|2mrc|2trpm)[ _-]?\d{1,2}\b"),
        new(@"\b(?:(?:cp|ce1|ce2|cm1|cm2|ps|ms|gs)[ -][a-h]|(?:ce1|ce2|cm1|cm2)[a-h]|cp[bcd])\b"),
        new(@"\b(?:[3-6]|t)[a-df-h]\b"),
        new(@"\b(?:la|en|de|classe|classes|des|cette|les|une|ma) (?:classe )?([3-6]0\d)\b"),
        new(@"\b(?:year|grade|form|class|p|s)[ -]?\d{1,2}[a-h]\b"),
        new(@"\b(?:7|8|9|10|11|12|13)(?:th grade )?[a-h]\b"),
    ];

    // « 2de MRC 2 », « Terminale STL 1 »: the stream in capitals.
    private static readonly PhraseMatcher Stream = new(@"\b(?:seconde|2nde?|2de|premiere|1i?ere?|1re|terminale|term|tle)(?: pro)? ([a-z]{2,6}[0-9]?[a-z]?) ?-?\d{1,2}\b");

    public static IReadOnlyList<(int Start, int End)> Find(FoldedText text)
    {
        var found = Stream.All(text.Lower).Where(match => !text.Cased[match.GroupStart..match.GroupEnd].Any(char.IsLower) && IsClass(text, match.Start, match.End)).Select(match => (match.Start, match.End)).ToList();
        foreach (var rule in Rules)
        {
            foreach (var match in rule.All(text.Lower))
            {
                // The determiner stays.
                var (start, end) = (match.GroupStart < 0 ? match.Start : match.GroupStart, match.End);
                if (IsClass(text, start, end) && !found.Any(f => f.Start < end && start < f.End))
                {
                    found.Add((start, end));
                }
            }
        }

        return found;
    }

    // A letter names a class when it is a capital or stands against the figure: « 4eA », « 4e B », but not « la 4e a du mal ».
    private static bool IsClass(FoldedText text, int start, int end)
    {
        var last = text.Cased[end - 1];
        if (!char.IsLetter(last))
        {
            return !Follows(text, end, "%", "h", "heures", "ans", "points", "eleves", "fois", "minutes", "minute", "semaines", "jours", "euros", "/");
        }

        if (Preceded(text, start, "salle", "page", "exercice", "question", "ex", "p.", "article", "fig", "figure", "lv", "langue", "option", "document", "doc"))
        {
            return false;
        }

        var apart = text.Cased[end - 2] is ' ' or '-';
        var shouted = text.Cased[start..end].Length < text.Cased.Length && apart && last == 'A' && Follows(text, end, "DU", "DES", "UN", "UNE", "LE", "LA", "BEAUCOUP");
        return !shouted && (char.IsUpper(last) || !apart);
    }

    private static bool Follows(FoldedText text, int end, params ReadOnlySpan<string> words)
    {
        var rest = text.Cased.AsSpan(end).TrimStart(' ');
        foreach (var word in words)
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (rest.Length == word.Length || !char.IsLetter(rest[word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Preceded(FoldedText text, int start, params ReadOnlySpan<string> words)
    {
        var before = text.Lower.AsSpan(0, start).TrimEnd(' ');
        foreach (var word in words)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
