namespace Facilitation.Agents.Embedding;

/// <summary>A term of the thesaurus.</summary>
/// <param name="Key">Its French stems: terms with the same ones are the same.</param>
/// <param name="Words">Where its words stand among all words.</param>
/// <param name="Length">How many they are.</param>
internal sealed record ThesaurusTerm(string Key, int Words, int Length);

/// <summary>Collects the terms of the thesaurus, each analysed once, and lays them out for looking up.</summary>
internal sealed class ThesaurusTerms
{
    private readonly Dictionary<string, ThesaurusTerm> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);
    private readonly List<(int French, int English)> _words = [];
    private readonly List<Thesaurus.Entry> _entries = [];
    private readonly HashSet<Thesaurus.Entry> _known = [];

    /// <returns>The terms of one side of a line.</returns>
    public IEnumerable<ThesaurusTerm> Of(string side) => side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Find);

    /// <summary>Puts a term into a group; once is enough.</summary>
    public void Add(ThesaurusTerm term, int group)
    {
        if (term.Length > 0 && _known.Add(new(term.Words, term.Length, group)))
        {
            _entries.Add(new(term.Words, term.Length, group));
        }
    }

    /// <returns>
    /// The number of each stem; the stems of all words; where the entries of each stem begin among all entries, one more at the end; and the
    /// entries, below the French and the English stem of their first word, in the order in which they were added.
    /// </returns>
    public (Dictionary<string, int> Stems, (int French, int English)[] Words, int[] Begins, Thesaurus.Entry[] Entries) Laid()
    {
        var begins = new int[_stems.Count + 1];
        foreach (var stem in _entries.SelectMany(FirstStems))
        {
            begins[stem + 1]++;
        }

        for (var stem = 0; stem < _stems.Count; stem++)
        {
            begins[stem + 1] += begins[stem];
        }

        var next = begins[..^1];
        var laid = new Thesaurus.Entry[begins[^1]];
        foreach (var entry in _entries)
        {
            foreach (var stem in FirstStems(entry))
            {
                laid[next[stem]++] = entry;
            }
        }

        _stems.TrimExcess();
        return (_stems, [.. _words], begins, laid);
    }

    private int[] FirstStems(Thesaurus.Entry entry) => _words[entry.Words] is var (french, english) && french == english ? [french] : [french, english];

    private ThesaurusTerm Find(string term)
    {
        if (!_terms.TryGetValue(term, out var known))
        {
            var words = WordAnalysis.Analyse(term);
            _terms[term] = known = new(string.Join(' ', words.Select(word => word.French)), _words.Count, words.Count);
            _words.AddRange(words.Select(word => (Number(word.French), Number(word.English))));
        }

        return known;
    }

    private int Number(string stem)
    {
        if (!_stems.TryGetValue(stem, out var number))
        {
            _stems[stem] = number = _stems.Count;
        }

        return number;
    }
}
