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
    // Thousands of terms: stems are numbered, terms are runs in one array, and what begins with a stem is a run in another.
    private readonly Dictionary<string, int> _stems;
    private readonly (int French, int English)[] _words;
    private readonly int[] _begins;
    private readonly Entry[] _entries;

    private readonly int _groups;

    private Thesaurus(IReadOnlyList<string> lines, IReadOnlyList<string> fields)
    {
        _groups = lines.Count;
        var terms = new ThesaurusTerms();
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var group = 0; group < lines.Count; group++)
        {
            foreach (var term in lines[group].Contains("=>", StringComparison.Ordinal) ? [] : terms.Of(lines[group]))
            {
                terms.Add(term, group);
                (groups.TryGetValue(term.Key, out var known) ? known : groups[term.Key] = []).Add(group);
            }
        }

        // « a => a, b »: whoever looks for b finds a too, so a has b's concepts.
        for (var group = 0; group < lines.Count; group++)
        {
            if (lines[group].Split("=>") is not [var specific, var broader])
            {
                continue;
            }

            foreach (var term in terms.Of(specific))
            {
                foreach (var broad in terms.Of(broader).Where(broad => broad.Key != term.Key))
                {
                    if (!groups.TryGetValue(broad.Key, out var known))
                    {
                        groups[broad.Key] = known = [group];
                        terms.Add(broad, group);
                    }

                    foreach (var concept in known)
                    {
                        terms.Add(term, concept);
                    }
                }
            }
        }

        for (var field = 0; field < fields.Count; field++)
        {
            foreach (var term in terms.Of(fields[field][(fields[field].IndexOf(':', StringComparison.Ordinal) + 1)..]))
            {
                terms.Add(term, _groups + field);
            }
        }

        (_stems, _words, _begins, _entries) = terms.Laid();
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Concat(fields)))))[..8];
    }

    public static Thesaurus Shared { get; } = new([.. EmbeddedText.Files("thesaurus").SelectMany(EmbeddedText.Lines)], EmbeddedText.Lines("fields.txt"));

    /// <summary>Whether a concept is a semantic field: its words belong to one topic but do not mean the same.</summary>
    public bool IsField(int concept) => concept >= _groups;

    /// <summary>Changes with the file, and with it the name of the built-in model: vectors of two thesauri are not comparable.</summary>
    public string Fingerprint { get; }

    /// <returns>The concepts of a text, each with the words that carry it.</returns>
    public IEnumerable<FoundConcept> Concepts(IReadOnlyList<AnalysedWord> words)
    {
        var stems = new (int French, int English)[words.Count];
        for (var place = 0; place < stems.Length; place++)
        {
            stems[place] = (_stems.GetValueOrDefault(words[place].French, -1), _stems.GetValueOrDefault(words[place].English, -1));
        }

        var found = new List<FoundConcept>(words.Count);
        for (var place = 0; place < stems.Length; place++)
        {
            var first = found.Count;
            Add(found, first, stems, place, Beginning(stems[place].French), words[place].IsStop);
            if (stems[place].English != stems[place].French)
            {
                Add(found, first, stems, place, Beginning(stems[place].English), words[place].IsStop);
            }
        }

        return found;
    }

    /// <summary>Whether some term begins with this word, so that it is no slip.</summary>
    public bool Has(AnalysedWord word)
        => (_stems.TryGetValue(word.French, out var stem) && Beginning(stem).Length > 0) || (_stems.TryGetValue(word.English, out stem) && Beginning(stem).Length > 0);

    private ReadOnlySpan<Entry> Beginning(int stem) => stem < 0 ? [] : _entries.AsSpan(_begins[stem].._begins[stem + 1]);

    private void Add(List<FoundConcept> found, int first, (int French, int English)[] stems, int place, ReadOnlySpan<Entry> entries, bool isStop)
    {
        foreach (var entry in entries)
        {
            if ((entry.Length > 1 || !isStop) && StandsAt(entry, stems, place) && !IsFound(entry.Group))
            {
                found.Add(new(entry.Group, place, entry.Length));
            }
        }

        // No closure over each entry: this runs for every word of every document shown.
        bool IsFound(int concept)
        {
            for (var i = first; i < found.Count; i++)
            {
                if (found[i].Concept == concept)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private bool StandsAt(Entry entry, (int French, int English)[] stems, int place)
    {
        if (place + entry.Length > stems.Length)
        {
            return false;
        }

        for (var i = 0; i < entry.Length; i++)
        {
            var ((french, english), word) = (stems[place + i], _words[entry.Words + i]);
            if (word.French != french && word.English != english)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A term in a group.</summary>
    /// <param name="Words">Where its words stand among all words.</param>
    /// <param name="Length">How many they are.</param>
    /// <param name="Group">Which.</param>
    internal readonly record struct Entry(int Words, int Length, int Group);
}
