using System.Collections.Frozen;

namespace Facilitation.Agents.Embedding;

/// <summary>
/// The concepts of schooling and the words for them, from files in Solr's synonym format: <c>a, b c, d</c> are one concept;
/// <c>a => b, c</c> says that a is also what b and c are, not the other way round.
/// </summary>
public sealed class Thesaurus
{
    // What a word is, is nearer to it than what its broader word is.
    private const double Broader = 0.7;

    private readonly FrozenDictionary<string, List<Entry>> _byFirstStem;

    private Thesaurus(Dictionary<string, List<Entry>> byFirstStem) => _byFirstStem = byFirstStem.ToFrozenDictionary();

    /// <summary>The project's own files.</summary>
    public static Thesaurus Default { get; } = Parse([.. TextAnalysis.ReadLines("thesaurus.txt"), .. TextAnalysis.ReadLines("thesaurus-general.txt")]);

    public static Thesaurus Parse(IEnumerable<string> lines)
    {
        var entries = new Dictionary<string, List<Entry>>();
        var groupsOf = new Dictionary<string, List<string>>();
        var mappings = new List<(string[] From, string[] To)>();
        foreach (var (line, number) in lines.Select((line, number) => (line, number)))
        {
            if (line.Split("=>") is [var from, var to])
            {
                mappings.Add((Terms(from), Terms(to)));
                continue;
            }

            foreach (var term in Terms(line))
            {
                Add(entries, term, [new($"g{number}", 1)]);
                (groupsOf.TryGetValue(term, out var groups) ? groups : groupsOf[term] = []).Add($"g{number}");
            }
        }

        foreach (var (from, to) in mappings)
        {
            foreach (var term in from)
            {
                Add(entries, term, [.. to.Where(broader => broader != term).SelectMany(broader => groupsOf.GetValueOrDefault(broader, [$"t{broader}"]).Select(group => new Concept(group, Broader)))]);
            }
        }

        return new(entries);
    }

    /// <returns>Every concept that stands at this place of a text, with its weight; terms of several words are found as well.</returns>
    public IEnumerable<Concept> At(IReadOnlyList<Token> tokens, int place)
        => _byFirstStem.TryGetValue(tokens[place].Stem, out var entries)
            ? entries.Where(entry => entry.StandsAt(tokens, place)).SelectMany(entry => entry.Concepts)
            : [];

    // A term is known by its stems, so that plurals and accents do not matter.
    private static string[] Terms(string side) => [.. side.Split(',').Select(term => string.Join(' ', TextAnalysis.Tokens(term).Select(token => token.Stem))).Where(term => term.Length > 0).Distinct()];

    private static void Add(Dictionary<string, List<Entry>> entries, string term, Concept[] concepts)
    {
        var stems = term.Split(' ');
        (entries.TryGetValue(stems[0], out var known) ? known : entries[stems[0]] = []).Add(new(stems, concepts));
    }

    private sealed record Entry(string[] Stems, Concept[] Concepts)
    {
        public bool StandsAt(IReadOnlyList<Token> tokens, int place)
        {
            if (place + Stems.Length > tokens.Count || (Stems.Length == 1 && tokens[place].IsStop))
            {
                return false;
            }

            for (var i = 1; i < Stems.Length; i++)
            {
                if (tokens[place + i].Stem != Stems[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}

/// <param name="Name">Names the concept within the thesaurus.</param>
/// <param name="Weight">1 for the word's own concept, less for a broader one.</param>
public readonly record struct Concept(string Name, double Weight);
