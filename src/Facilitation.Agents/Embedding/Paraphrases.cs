namespace Facilitation.Agents.Embedding;

/// <summary>
/// In which other words people say a word: the dictionary of <c>paraphrases.txt</c>, by stem and read both ways. Further than a synonym: it
/// widens what a query asks for, never what a document says, so that vectors of documents do not depend on it.
/// </summary>
internal sealed class Paraphrases
{
    private static readonly Lazy<Paraphrases> Shared = new(() => new());

    // A quarter of a million pairs: stems are numbered, and the others of a stem are a run in one array.
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly string[] _stems;
    private readonly int[] _begins;
    private readonly int[] _others;

    private Paraphrases()
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var pairs = new List<(int Stem, int Other)>(300_000);
        foreach (var line in EmbeddedText.Lines("paraphrases.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var head = Number(line.AsSpan(0, colon));
            foreach (var range in line.AsSpan(colon + 1).Split(','))
            {
                var other = Number(line.AsSpan(colon + 1)[range]);
                if (head >= 0 && other >= 0 && other != head)
                {
                    pairs.Add((head, other));
                    pairs.Add((other, head));
                }
            }
        }

        pairs.Sort();
        _stems = [.. _numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];
        _begins = new int[_stems.Length + 1];
        var others = new List<int>(pairs.Count);
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i == 0 || pairs[i] != pairs[i - 1])
            {
                others.Add(pairs[i].Other);
                _begins[pairs[i].Stem + 1] = others.Count;
            }
        }

        for (var stem = 1; stem < _begins.Length; stem++)
        {
            _begins[stem] = Math.Max(_begins[stem], _begins[stem - 1]);
        }

        _others = [.. others];

        // Below 0 for a word that says nothing, and for several: they say too much to stand for one.
        int Number(ReadOnlySpan<char> word)
        {
            word = word.Trim();
            if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var number))
            {
                return number;
            }

            var text = word.ToString();
            number = text.All(char.IsLetter) && WordForms.FrenchStemOf(text) is { } stem ? _numbers.TryGetValue(stem, out var found) ? found : _numbers[stem] = _numbers.Count : -1;
            return known[text] = number;
        }
    }

    /// <returns>The stems of the other words; empty for a word that the dictionary does not have.</returns>
    public static IEnumerable<string> Of(AnalysedWord word)
        => Shared.Value is var all && all._numbers.TryGetValue(word.French, out var stem) ? all._others[all._begins[stem]..all._begins[stem + 1]].Select(other => all._stems[other]) : [];
}
