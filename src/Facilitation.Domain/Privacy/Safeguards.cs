namespace Facilitation.Domain.Privacy;

/// <summary>
/// Tells whether a text may reveal a child in danger: a sign, said of a real child, seen or reported — not in a story, a lesson,
/// a prevention programme or a way of speaking. It errs on the side of showing the alert path only where a child is there. Where no rule
/// speaks, the words of the whole text are weighed (<see cref="DangerScale"/>).
/// </summary>
internal static class Safeguards
{
    private static readonly Phrases Sure = Phrases.Of("danger-sure.txt");
    private static readonly Phrases SureEnglish = Phrases.Of("danger-sure-english.txt");
    private static readonly Phrases Idioms = Phrases.Of("danger-idioms.txt");
    private static readonly Phrases Lesson = Phrases.Of("danger-lesson.txt");
    private static readonly Phrases Report = Phrases.Of("danger-report.txt");
    private static readonly Phrases Unique = Phrases.Of("pupil-unique.txt");
    private static readonly Phrases Supposed = Phrases.Of("pupil-supposed.txt");

    private static readonly IReadOnlyList<(string Kind, Phrases Hint)> Hints =
        [.. Lexicon.Lines("danger-hints.txt").Select(l => l.Split(": ", 2)).GroupBy(l => l[0], l => l[1]).Select(g => (g.Key, Phrases.Of(g)))];

    // Kinds that alone, twice over, are ordinary school sorrow.
    private static readonly HashSet<string> Soft = ["cry", "alone", "refuse", "tell"];

    private static readonly PhraseMatcher Children = new(
        @"\b(?:eleves?|enfants?|filles?|fillettes?|garcons?|petite?s?|gamine?s?|jeunes?|ados?|adolescente?s?|collegien(?:ne)?s?|lyceen(?:ne)?s?|apprentie?s?|fils|gosses?|camarades?|loulous?|students?|pupils?|child(?:ren)?|kids?|boys?|girls?|daughter|son|teenagers?|niece|neveu)\b");

    private static readonly PhraseMatcher OneChild = new(
        @"\b(?:il|elle|l'eleve|un eleve|une eleve|cet? (?:eleve|enfant|garcon)|cette (?:eleve|enfant|fille)|un enfant|une enfant|une fille|un garcon|une petite|un petit|sa|son|ses|lui|he|she|her|his|him)\b");

    private static readonly PhraseMatcher Pronoun = new(@"\b(?:il|elle|he|she)\b");

    public static bool Alarm(FoldedText text, IReadOnlyList<Finding> persons)
    {
        var lower = Idioms.Blank(text.Lower);
        var named = persons.Where(p => p.Kind == RedactionKind.MinorName).Select(p => text.SentenceAt(p.Start)).ToHashSet();
        var kinds = new HashSet<string>();
        var told = false;
        var childSeen = named.Count > 0 && named.Min() <= 0;
        var story = false;
        for (var i = 0; i < text.Sentences.Count; i++)
        {
            var sentence = Slice(lower, text.Sentences[i]);
            var report = Report.In(sentence);
            var here = named.Contains(i) || Children.In(sentence) || Unique.In(sentence);
            var lesson = Lesson.In(sentence) || SpeaksOfFamous(text, i);
            var child = here || ((childSeen || named.Contains(i + 1) || (i + 1 < text.Sentences.Count && Children.In(Slice(lower, text.Sentences[i + 1])))) && !story);
            child |= !story && Pronoun.In(sentence); // « Elle a peur de rentrer »: who else would a teacher write of?
            childSeen |= here;
            story = lesson && !report && !named.Contains(i) || (story && !here);
            var supposed = Supposed.In(sentence) && !report && !named.Contains(i);
            if (!child || supposed || (lesson && !report && !named.Contains(i)) || (story && !here && !report))
            {
                continue;
            }

            if (Sure.In(sentence) || SureEnglish.In(sentence))
            {
                return true;
            }

            if (!named.Contains(i) && !OneChild.In(sentence))
            {
                continue;
            }

            told |= report;
            foreach (var (kind, hint) in Hints)
            {
                if (hint.In(sentence))
                {
                    kinds.Add(kind);
                }
            }
        }

        return (kinds.Count >= 2 && kinds.Any(k => !Soft.Contains(k)) && (told || kinds.Count >= 3 || kinds.Contains("home") || kinds.Contains("bully") || kinds.Contains("fear")))
            || DangerScale.Shared.Alarms(lower);
    }

    private static bool SpeaksOfFamous(FoldedText text, int sentence)
    {
        var (start, end) = (text.Sentences[sentence].Start, text.Sentences[sentence].End);
        var words = text.Words.Where(w => w.Start >= start && w.End <= end).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            for (var j = i; j < words.Count && j < i + 4; j++)
            {
                var phrase = Lexicon.Joined(text.Lower[words[i].Start..words[j].End]);
                if ((words[i].Capital || j > i) && Lexicon.Famous.Contains(phrase) && !(i == j && Lexicon.Surnames.Contains(words[i].Lower)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Slice(string lower, Sentence sentence)
    {
        var end = Math.Min(sentence.End, lower.Length);
        return sentence.Start < end ? lower.AsSpan(sentence.Start, end - sentence.Start) : [];
    }
}
