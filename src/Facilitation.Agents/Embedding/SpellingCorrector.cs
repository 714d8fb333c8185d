using System.Runtime.InteropServices;

namespace Facilitation.Agents.Embedding;

/// <summary>Finds the known word a misspelt one most likely stands for.</summary>
internal sealed class SpellingCorrector
{
    private const int Candidates = 40;

    private readonly string[] _words;
    private readonly string[] _folded;
    private readonly int[] _documents;

    // Of each piece, where its words begin among all of them, and how many they are.
    private readonly Dictionary<int, (int Begin, int Count)> _pieces = [];
    private readonly int[] _byPiece;

    // By the hash of their sound, in order; words that only share the hash are left out when they are looked at.
    private readonly int[] _sounds;
    private readonly int[] _bySound;

    public SpellingCorrector(IEnumerable<CountedWord> words)
    {
        var known = words.Select(word => (word.Word, Folded: WordAnalysis.Fold(word.Word), word.Documents)).Where(word => word.Folded.Length >= 3).ToList();
        _words = [.. known.Select(word => word.Word)];
        _folded = [.. known.Select(word => word.Folded == word.Word ? word.Word : word.Folded)];
        _documents = [.. known.Select(word => word.Documents)];

        foreach (var piece in _folded.SelectMany(Pieces))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_pieces, piece, out _).Count++;
        }

        var all = 0;
        foreach (var piece in _pieces.Keys)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrNullRef(_pieces, piece);
            (own.Begin, own.Count, all) = (all, 0, all + own.Count);
        }

        _byPiece = new int[all];
        for (var word = 0; word < _folded.Length; word++)
        {
            foreach (var piece in Pieces(_folded[word]))
            {
                ref var own = ref CollectionsMarshal.GetValueRefOrNullRef(_pieces, piece);
                _byPiece[own.Begin + own.Count++] = word;
            }
        }

        var sounds = _folded.Select((folded, word) => (Sound: Hash(FrenchSound.Of(folded)), Word: word)).Order().ToList();
        _sounds = [.. sounds.Select(sound => sound.Sound)];
        _bySound = [.. sounds.Select(sound => sound.Word)];
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
        foreach (var (begin, count) in pieces.Select(piece => _pieces.GetValueOrDefault(piece)))
        {
            foreach (var word in _byPiece.AsSpan(begin, count))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, word, out _)++;
            }
        }

        return shared.OrderByDescending(pair => pair.Value * 2.0 / (pieces.Count + _folded[pair.Key].Length)).Take(Candidates).Select(pair => pair.Key)
            .Concat(Sounding(sound))
            .Distinct()
            .Select(word => (Word: _words[word], Cost: Cost(folded, sound, _folded[word], FrenchSound.Of(_folded[word])), Documents: _documents[word]))
            .Where(found => found.Cost <= (folded.Length < 6 ? 0.7 : 1.1))
            .OrderBy(found => found.Cost - Math.Log10(1 + found.Documents) * 0.2)
            .ThenBy(found => found.Word, StringComparer.Ordinal)
            .Select(found => found.Word)
            .FirstOrDefault();
    }

    private IEnumerable<int> Sounding(string sound)
    {
        var hash = Hash(sound);
        var first = Array.BinarySearch(_sounds, hash);
        while (first > 0 && _sounds[first - 1] == hash)
        {
            first--;
        }

        for (var at = Math.Max(first, 0); at < _sounds.Length && _sounds[at] == hash; at++)
        {
            if (FrenchSound.Of(_folded[_bySound[at]]) == sound)
            {
                yield return _bySound[at];
            }
        }
    }

    private static int Hash(string sound) => string.GetHashCode(sound, StringComparison.Ordinal);

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
}
