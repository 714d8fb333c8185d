using System.Globalization;
using Facilitation.Agents.Languages;

namespace Facilitation.Agents.Embedding;

/// <summary>How a document answers a query.</summary>
/// <param name="Closeness">0 to 1: the share of what the query says that the document says too, rare words counting more.</param>
/// <param name="Matched">The document's own words that answer, in its order, each once.</param>
/// <param name="Spans">Where those words stand in the text, in UTF-16 units; in order, never overlapping.</param>
public sealed record QueryMatch(double Closeness, IReadOnlyList<string> Matched, IReadOnlyList<(int Start, int Length)> Spans);

/// <summary>A query taken apart: what it asks for, what was corrected, which of its words are rare.</summary>
public sealed class QueryWords
{
    private const double SameConcept = 0.8;
    private const double SameField = 0.55;
    private const double InOtherWords = 0.7;
    private const double SimilarWord = 0.7;
    private const int FewestSharedLetters = 5;

    // Two words of a query that the same word answers say little more than one.
    private const double Repeated = 0.5;

    // A word said twice in a document answers better than once, but not twice as well.
    private const double Saturation = 1;

    private readonly IReadOnlyList<AnalysedWord> _words;
    private readonly IReadOnlyList<FoundConcept> _concepts;
    private readonly IReadOnlyList<IReadOnlyList<string>> _paraphrases;
    private readonly Vocabulary _vocabulary;
    private QueryWords? _asTyped;

    private QueryWords(string typed, string text, string? correctedTo, Vocabulary vocabulary)
    {
        Text = text;
        TypedText = typed;
        Typed = correctedTo is null ? [] : [.. WordAnalysis.Analyse(typed).Where(word => !word.IsStop).Select(word => word.Text).Distinct(StringComparer.Ordinal)];
        CorrectedTo = correctedTo;
        _vocabulary = vocabulary;
        _words = WordAnalysis.Analyse(text);
        _concepts = [.. Thesaurus.Shared.Concepts(_words)];
        _paraphrases = [.. _words.Select(IReadOnlyList<string> (word) => word.IsStop ? [] : [.. Embedding.Paraphrases.Of(word).Where(vocabulary.HasStem)])];
    }

    /// <summary>The query that is searched for: corrected where needed.</summary>
    public string Text { get; }

    /// <summary>The corrected query to show; <see langword="null"/> when nothing was corrected.</summary>
    public string? CorrectedTo { get; }

    /// <summary>The words that say something, as written; empty for a query of stop words.</summary>
    public IReadOnlyList<string> Content => [.. _words.Where(word => !word.IsStop).Select(word => word.Text).Distinct(StringComparer.Ordinal)];

    /// <summary>The stems by which the memory says the query in other words; one stands there once for each word that it says.</summary>
    public IEnumerable<string> Paraphrases => _paraphrases.SelectMany(stems => stems);

    /// <summary>The query as it was typed.</summary>
    public string TypedText { get; }

    /// <summary>The words that say something as they were typed; empty when nothing was corrected.</summary>
    public IReadOnlyList<string> Typed { get; }

    /// <param name="typed">As typed, any length.</param>
    /// <param name="vocabulary">What the memory's words are; nothing is corrected when it is empty.</param>
    public static QueryWords Of(string typed, Vocabulary vocabulary)
    {
        var corrected = SpellingCorrection.Apply(typed, vocabulary);
        return new(typed, corrected ?? typed, corrected, vocabulary);
    }

    /// <summary>The rarest words of the query that the memory has, rarest first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="documents">In how many documents a word may stand at most.</param>
    public IReadOnlyList<string> Rarest(int most, int documents) =>
    [
        .. _words.Where(word => !word.IsStop)
            .DistinctBy(word => word.French)
            .Select(word => (word.Text, Documents: _vocabulary.DocumentsWith(word)))
            .Where(word => word.Documents <= documents)
            .OrderBy(word => word.Documents == 0 && _vocabulary.Documents > 0 ? int.MaxValue : word.Documents)
            .Take(most)
            .Select(word => word.Text),
    ];

    /// <summary>Compares the query with a document's text.</summary>
    public QueryMatch Match(string text) => Match(new AnalysedDocument([(text, 1)]));

    /// <summary>Compares the query with a document. A word so new that it was taken for a slip is compared as it was typed.</summary>
    public QueryMatch Match(AnalysedDocument document)
    {
        var corrected = MatchWords(document);
        return CorrectedTo is not null && AsTyped.MatchWords(document) is var typed && typed.Closeness > corrected.Closeness ? typed : corrected;
    }

    private QueryWords AsTyped => _asTyped ??= new(TypedText, TypedText, null, _vocabulary);

    private QueryMatch MatchWords(AnalysedDocument document)
    {
        var words = document.Words;
        var stems = words.Select((word, place) => (word, place)).Where(pair => !pair.word.IsStop).ToLookup(pair => pair.word.French, pair => pair.place);
        var concepts = document.Found.ToLookup(found => found.Concept);
        var answering = new SortedSet<int>();
        double total = 0, covered = 0;
        for (var place = 0; place < _words.Count; place++)
        {
            if (_words[place].IsStop)
            {
                continue;
            }

            var weight = Math.Log(1 + (_vocabulary.Documents + 1.0) / (1 + _vocabulary.DocumentsWith(_words[place])));
            total += weight;
            covered += weight * Cover(place, words, stems, concepts, answering);
        }

        return new(
            total == 0 ? 0 : Math.Clamp(covered / total, 0, 1),
            [.. answering.Select(place => words[place].Text).Distinct(StringComparer.Ordinal)],
            [.. answering.Select(place => (words[place].Start, words[place].Length))]);
    }

    /// <summary>
    /// How much of what the query says a document answers: each word of the query counts once, by its best answer, so that a word of many
    /// concepts weighs no more than another. Rarity is that of what answers. From 0; orders the results of one query.
    /// </summary>
    /// <param name="parts">The parts of the document, each with what a word in it counts.</param>
    public double Cover(IReadOnlyList<(string Text, double Weight)> parts) => Cover(new AnalysedDocument(parts));

    /// <summary>The same for a document that is taken apart already.</summary>
    public double Cover(AnalysedDocument document)
    {
        var covered = 0.0;
        var used = new HashSet<int>();
        for (var place = 0; place < _words.Count; place++)
        {
            if (_words[place].IsStop)
            {
                continue;
            }

            var (answer, strength) = Answers(place, document.Stems, document.Concepts).DefaultIfEmpty().MaxBy(answer => answer.Strength);
            covered += used.Add(answer) ? strength : Repeated * strength;
        }

        return covered;
    }

    private IEnumerable<(int Feature, double Strength)> Answers(int place, IReadOnlyDictionary<string, double> stems, IReadOnlyDictionary<int, double> concepts)
    {
        var word = _words[place];
        var answered = false;
        if (stems.TryGetValue(word.French, out var said))
        {
            answered = true;
            yield return Answer(TextFeatures.OfStem(word.French), said, 1);
        }

        foreach (var found in _concepts.Where(found => place >= found.Place && place < found.Place + found.Length))
        {
            if (concepts.TryGetValue(found.Concept, out said))
            {
                answered |= !Thesaurus.Shared.IsField(found.Concept);
                yield return Answer(TextFeatures.OfConcept(found.Concept), said, Thesaurus.Shared.IsField(found.Concept) ? SameField : SameConcept);
            }
        }

        foreach (var other in _paraphrases[place])
        {
            if (stems.TryGetValue(other, out said))
            {
                yield return Answer(TextFeatures.OfStem(other), said, InOtherWords);
            }
        }

        if (!answered)
        {
            foreach (var (stem, times) in stems.Where(stem => IsSimilar(stem.Key, word.Folded)))
            {
                yield return Answer(TextFeatures.OfStem(stem), times, SimilarWord);
            }
        }

        (int, double) Answer(int feature, double times, double sameness) => (feature, sameness * _vocabulary.Rarity(feature) * times / (times + Saturation));
    }

    private double Cover(int place, IReadOnlyList<AnalysedWord> words, ILookup<string, int> stems, ILookup<int, FoundConcept> concepts, SortedSet<int> answering)
    {
        if (stems.Contains(_words[place].French))
        {
            answering.UnionWith(stems[_words[place].French]);
            return 1;
        }

        var shared = _concepts.Where(found => !Thesaurus.Shared.IsField(found.Concept) && place >= found.Place && place < found.Place + found.Length && concepts.Contains(found.Concept)).ToList();
        if (shared.Count > 0)
        {
            answering.UnionWith(shared.SelectMany(found => concepts[found.Concept]).SelectMany(found => Enumerable.Range(found.Place, found.Length)).Where(at => !words[at].IsStop));
            return SameConcept;
        }

        var similar = Enumerable.Range(0, words.Count).Where(at => !words[at].IsStop && IsSimilar(words[at].Folded, _words[place].Folded)).ToList();
        if (similar.Count > 0)
        {
            answering.UnionWith(similar);
            return SimilarWord;
        }

        // A reason to look at it, but no sign that it answers: half of all texts say something in other words.
        answering.UnionWith(_paraphrases[place].SelectMany(stem => stems[stem]));
        return 0;
    }

    // A common beginning: « évaluer » and « évaluation ».
    private static bool IsSimilar(string first, string second)
    {
        var common = 0;
        while (common < Math.Min(first.Length, second.Length) && first[common] == second[common])
        {
            common++;
        }

        return common >= FewestSharedLetters && common >= Math.Min(first.Length, second.Length) * 0.75;
    }
}

/// <summary>Corrects the words of a query that the memory does not have.</summary>
internal static class SpellingCorrection
{
    /// <summary>What people write in messages, with what it stands for.</summary>
    private static readonly Dictionary<string, string> Shorthand = EmbeddedText.Lines("shorthand.txt")
        .Select(line => line.Split("=>", StringSplitOptions.TrimEntries)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly HashSet<string> EnglishGrammar = new(StringComparer.Ordinal) { "the", "of", "to", "for", "and", "how", "my", "with", "their", "they", "is", "are", "do", "who", "at", "in", "before", "instead", "when" };

    /// <returns>The corrected text; <see langword="null"/> when there is nothing to correct.</returns>
    public static string? Apply(string typed, Vocabulary vocabulary)
    {
        // A few words of schooling («mail», «stage», «pro») look English; a sentence of English has words of its grammar too.
        if (vocabulary.Documents == 0 || (LanguageDetector.Shared.Of(typed) is "en" && WordAnalysis.Analyse(typed).Any(word => EnglishGrammar.Contains(word.Folded))))
        {
            return null;
        }

        var corrected = new System.Text.StringBuilder();
        var at = 0;
        var changed = false;
        foreach (var word in WordAnalysis.Analyse(typed))
        {
            if (word.IsStop || vocabulary.Knows(word) || Correct(word, vocabulary) is not { } better)
            {
                continue;
            }

            // The article that an elision left in front stays as typed.
            var start = word.Start + Math.Max(0, word.Length - word.Text.Length);
            corrected.Append(CultureInfo.InvariantCulture, $"{typed.AsSpan(at, start - at)}{better}");
            at = word.Start + word.Length;
            changed = true;
        }

        return changed ? corrected.Append(typed.AsSpan(at)).ToString() : null;
    }

    private static string? Correct(AnalysedWord word, Vocabulary vocabulary)
        => Shorthand.GetValueOrDefault(word.Folded) ?? Elide(word, vocabulary) ?? (Thesaurus.Shared.Has(word) || FrenchForms.IsWord(word.Folded) ? null : vocabulary.Corrections.Correct(word.Folded));

    // «lia», «dune», «jecoute»: an article or pronoun written without its apostrophe. A word that exists is taken apart only into what the memory has.
    private static string? Elide(AnalysedWord word, Vocabulary vocabulary)
        => word.Folded.Length >= 3 && "ldjmnstc".Contains(word.Folded[0], StringComparison.Ordinal) && "aeiouyh".Contains(word.Folded[1], StringComparison.Ordinal)
            && WordAnalysis.Analyse(word.Folded[1..]) is [var rest] && (rest.IsStop || vocabulary.Has(rest) || (!FrenchForms.IsWord(word.Folded) && (vocabulary.Knows(rest) || Thesaurus.Shared.Has(rest))))
                ? $"{word.Folded[0]}'{rest.Text}"
                : null;
}
