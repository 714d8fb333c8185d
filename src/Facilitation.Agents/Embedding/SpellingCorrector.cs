namespace Facilitation.Agents.Embedding;

/// <summary>Finds the known word a misspelt one most likely stands for.</summary>
internal sealed class SpellingCorrector
{
    private const int Candidates = 40;

    private readonly (string Word, string Folded, string Sound, int Documents)[] _words;
    private readonly Dictionary<int, List<int>> _byPiece = [];
    private readonly Dictionary<string, List<int>> _bySound = new(StringComparer.Ordinal);

    public SpellingCorrector(IEnumerable<CountedWord> words)
    {
        _words = [.. words.Select(word => (word.Word, Folded: WordAnalysis.Fold(word.Word))).Where(word => word.Folded.Length >= 3)
            .Select(word => (word.Word, word.Folded, FrenchSound.Of(word.Folded), 0))];
        var counts = words.ToDictionary(word => word.Word, word => word.Documents, StringComparer.Ordinal);
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i].Documents = counts[_words[i].Word];
            foreach (var piece in Pieces(_words[i].Folded))
            {
                Index(_byPiece, piece).Add(i);
            }

            Index(_bySound, _words[i].Sound).Add(i);
        }
    }

    /// <param name="folded">An unknown word, in lower case and without accents.</param>
    /// <returns>The nearest known word; <see langword="null"/> when none is near enough to dare.</returns>
    public string? Correct(string folded)
    {
        if (folded.Length < 4 || folded.Any(char.IsDigit))
        {
            return null;
        }

        var sound = FrenchSound.Of(folded);
        var pieces = Pieces(folded).ToList();
        var shared = new Dictionary<int, int>();
        foreach (var word in pieces.SelectMany(piece => _byPiece.GetValueOrDefault(piece, [])))
        {
            shared[word] = shared.GetValueOrDefault(word) + 1;
        }

        return shared.OrderByDescending(pair => pair.Value * 2.0 / (pieces.Count + _words[pair.Key].Folded.Length)).Take(Candidates).Select(pair => pair.Key)
            .Concat(_bySound.GetValueOrDefault(sound, []))
            .Distinct()
            .Select(word => (_words[word].Word, Cost: Cost(folded, sound, _words[word].Folded, _words[word].Sound), _words[word].Documents))
            .Where(found => found.Cost <= (folded.Length < 6 ? 0.7 : 1.1))
            .OrderBy(found => found.Cost - Math.Log10(1 + found.Documents) * 0.2)
            .ThenBy(found => found.Word, StringComparer.Ordinal)
            .Select(found => found.Word)
            .FirstOrDefault();
    }

    // What is heard counts more than what is seen: most slips of French keep the sound.
    private static double Cost(string typed, string typedSound, string known, string knownSound)
        => typedSound == knownSound ? 0.4 + Distance(typed, known) * 0.1 : Distance(typed, known) * 0.7 + Distance(typedSound, knownSound) * 0.3 + (typed[0] == known[0] ? 0 : 0.4);

    /// <summary>Letters added, lost, changed or swapped with their neighbour.</summary>
    private static int Distance(string first, string second)
    {
        if (Math.Abs(first.Length - second.Length) > 3)
        {
            return 9;
        }

        var rows = new int[first.Length + 1, second.Length + 1];
        for (var i = 0; i <= first.Length; i++)
        {
            for (var j = 0; j <= second.Length; j++)
            {
                rows[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
                    rows[i - 1, j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[first.Length, second.Length];
    }

    private static IEnumerable<int> Pieces(string word)
    {
        var framed = $"_{word}_";
        for (var i = 0; i + 2 <= framed.Length; i++)
        {
            yield return framed[i] << 16 | framed[i + 1];
        }
    }

    private static List<int> Index<TKey>(Dictionary<TKey, List<int>> index, TKey key) where TKey : notnull
    {
        if (!index.TryGetValue(key, out var places))
        {
            index[key] = places = [];
        }

        return places;
    }
}
