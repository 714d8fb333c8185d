namespace Facilitation.Domain.Privacy;

/// <summary>Where in a text somebody in particular is spoken of, so that a class, an illness or a family there is that person's.</summary>
internal sealed class Pupils
{
    private static readonly Phrases Unique = Phrases.Of("pupil-unique.txt");
    private static readonly Phrases Maybe = Phrases.Of("pupil-maybe.txt");
    private static readonly Phrases Supposed = Phrases.Of("pupil-supposed.txt");

    private static readonly HashSet<string> Singular =
        ["il", "elle", "lui", "son", "sa", "ses", "l", "cet", "cette", "he", "she", "him", "his", "her"];

    private readonly FoldedText _text;
    private readonly HashSet<int> _named;
    private readonly HashSet<int> _adults;
    private readonly HashSet<int> _unique = [];
    private readonly HashSet<int> _maybe = [];
    private readonly HashSet<int> _singular;

    /// <param name="text">The text.</param>
    /// <param name="persons">The persons found in it.</param>
    /// <param name="details">What makes a supposed pupil a real one: classes, relatives, family situations.</param>
    public Pupils(FoldedText text, IReadOnlyList<Finding> persons, IEnumerable<(int Start, int End)> details)
    {
        _text = text;
        _named = [.. persons.Where(p => p.Kind == RedactionKind.MinorName).Select(p => text.SentenceAt(p.Start))];
        _adults = [.. persons.Where(p => p.Kind == RedactionKind.AdultName).Select(p => text.SentenceAt(p.Start))];
        _singular = [.. text.Words.Where(w => Singular.Contains(w.Lower)).Select(w => text.SentenceAt(w.Start))];
        _unique.UnionWith(Unique.Find(text.Lower).Select(m => text.SentenceAt(m.Start)));
        var detailed = details.Select(d => text.SentenceAt(d.Start)).ToHashSet();
        foreach (var (start, _) in Maybe.Find(text.Lower))
        {
            var sentence = text.SentenceAt(start);
            if (Supposed.In(Of(sentence)))
            {
                continue;
            }

            _maybe.Add(sentence);
            if (detailed.Contains(sentence) || (detailed.Contains(sentence + 1) && _singular.Contains(sentence + 1)))
            {
                _unique.Add(sentence);
            }
        }
    }

    /// <summary>Anyone named, or a pupil singled out.</summary>
    public bool Any => _named.Count + _adults.Count + _unique.Count > 0;

    public bool AnyNamed => _named.Count + _adults.Count > 0;

    /// <summary>What stands here belongs to a pupil who can be recognised.</summary>
    public bool Concerns(int place)
    {
        var sentence = _text.SentenceAt(place);
        return Near(_named, sentence) || Near(_unique, sentence);
    }

    /// <summary>A named adult stands in the same sentence.</summary>
    public bool ConcernsAdult(int place) => _adults.Contains(_text.SentenceAt(place));

    /// <summary>A real child is spoken of here, named or not.</summary>
    public bool SpeaksOfOne(int sentence) =>
        _named.Contains(sentence) || _unique.Contains(sentence) || _maybe.Contains(sentence) || _singular.Contains(sentence);

    private bool Near(HashSet<int> sentences, int sentence) =>
        sentences.Contains(sentence) || sentences.Contains(sentence - 1)
        || (_singular.Contains(sentence) && sentences.Any(s => s >= sentence - 5 && s <= sentence + 1));

    private ReadOnlySpan<char> Of(int sentence)
    {
        var (start, end) = (_text.Sentences[sentence].Start, Math.Min(_text.Sentences[sentence].End, _text.Lower.Length));
        return start < end ? _text.Lower.AsSpan(start, end - start) : [];
    }
}
