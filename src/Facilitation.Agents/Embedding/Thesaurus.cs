using System.Security.Cryptography;
using System.Text;

namespace Facilitation.Agents.Embedding;

/// <summary>A concept of the thesaurus in a text.</summary>
/// <param name="Concept">Which.</param>
/// <param name="Place">The first word that carries it.</param>
/// <param name="Length">How many words carry it.</param>
internal readonly record struct FoundConcept(int Concept, int Place, int Length);

/// <summary>
/// The education thesaurus: groups of terms that mean the same, read from Solr synonym files, and semantic fields: words of one topic. Each is
/// a concept; a text has the concepts of the terms it holds, one word or several, whatever their endings.
/// </summary>
internal sealed class Thesaurus
{
    private readonly Dictionary<string, List<Entry>> _byFirstStem = new(StringComparer.Ordinal);

    private readonly int _groups;

    private Thesaurus(IReadOnlyList<string> lines, IReadOnlyList<string> fields)
    {
        _groups = lines.Count;
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var group = 0; group < lines.Count; group++)
        {
            foreach (var term in lines[group].Contains("=>", StringComparison.Ordinal) ? [] : Terms(lines[group]))
            {
                Add(term, group);
                (groups.TryGetValue(Key(term), out var known) ? known : groups[Key(term)] = []).Add(group);
            }
        }

        // « a => a, b »: whoever looks for b finds a too, so a has b's concepts.
        for (var group = 0; group < lines.Count; group++)
        {
            if (lines[group].Split("=>") is not [var specific, var broader])
            {
                continue;
            }

            foreach (var term in Terms(specific))
            {
                foreach (var broad in Terms(broader).Where(broad => Key(broad) != Key(term)))
                {
                    if (!groups.TryGetValue(Key(broad), out var known))
                    {
                        groups[Key(broad)] = known = [group];
                        Add(broad, group);
                    }

                    foreach (var concept in known)
                    {
                        Add(term, concept);
                    }
                }
            }
        }

        for (var field = 0; field < fields.Count; field++)
        {
            foreach (var term in Terms(fields[field][(fields[field].IndexOf(':', StringComparison.Ordinal) + 1)..]))
            {
                Add(term, _groups + field);
            }
        }

        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Concat(fields)))))[..8];
    }

    /// <summary>Whether a concept is a semantic field: its words belong to one topic but do not mean the same.</summary>
    public bool IsField(int concept) => concept >= _groups;

    private static string[] Terms(string side) => side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Key(string term) => string.Join(' ', WordAnalysis.Analyse(term).Select(word => word.French));

    public static Thesaurus Shared { get; } = new([.. EmbeddedText.Files("thesaurus").SelectMany(EmbeddedText.Lines)], EmbeddedText.Lines("fields.txt"));

    /// <summary>Changes with the file, and with it the name of the built-in model: vectors of two thesauri are not comparable.</summary>
    public string Fingerprint { get; }

    /// <returns>The concepts of a text, each with the words that carry it.</returns>
    public IEnumerable<FoundConcept> Concepts(IReadOnlyList<AnalysedWord> words)
    {
        var seen = new HashSet<(int Concept, int Place)>();
        for (var place = 0; place < words.Count; place++)
        {
            foreach (var entry in Starting(words[place]))
            {
                if ((entry.Words.Length > 1 || !words[place].IsStop) && entry.StandsAt(words, place) && seen.Add((entry.Group, place)))
                {
                    yield return new(entry.Group, place, entry.Words.Length);
                }
            }
        }
    }

    /// <summary>Whether some term begins with this word, so that it is no slip.</summary>
    public bool Has(AnalysedWord word) => _byFirstStem.ContainsKey(word.French) || _byFirstStem.ContainsKey(word.English);

    private IEnumerable<Entry> Starting(AnalysedWord word)
    {
        var french = _byFirstStem.GetValueOrDefault(word.French, []);
        return word.English == word.French ? french : french.Concat(_byFirstStem.GetValueOrDefault(word.English, []));
    }

    private void Add(string term, int group)
    {
        AnalysedWord[] words = [.. WordAnalysis.Analyse(term)];
        if (words.Length == 0)
        {
            return;
        }

        foreach (var stem in new[] { words[0].French, words[0].English }.Distinct(StringComparer.Ordinal))
        {
            if (!_byFirstStem.TryGetValue(stem, out var entries))
            {
                _byFirstStem[stem] = entries = [];
            }

            entries.Add(new(words, group));
        }
    }

    private sealed record Entry(AnalysedWord[] Words, int Group)
    {
        public bool StandsAt(IReadOnlyList<AnalysedWord> words, int place)
        {
            if (place + Words.Length > words.Count)
            {
                return false;
            }

            for (var i = 0; i < Words.Length; i++)
            {
                if (Words[i].French != words[place + i].French && Words[i].English != words[place + i].English)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
