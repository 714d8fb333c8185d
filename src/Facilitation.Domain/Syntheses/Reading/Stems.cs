using System.Text.RegularExpressions;

namespace Facilitation.Domain.Syntheses.Reading;

/// <summary>
/// The words that carry meaning, without their endings. Two words are related when one stem begins the other or the thesaurus puts them in one
/// group: enough to tell whether a sentence speaks of what a report speaks of, in other words.
/// </summary>
internal static partial class Stems
{
    private const int ShortestShared = 4;

    private static readonly HashSet<string> Empty = [.. DataLines.Of("empty-words").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    // Longest first; what remains has three letters at least, four behind a long ending.
    private static readonly string[] Endings = [.. """
        issements issement ements ement ications ication ations ation ateurs ateur atrices atrice rices rice ibilites ibilite ables able ibles ible iques ique istes iste
        antes ante ants ant ences ence ances ance eraient erait erais eront erons erez erai eras era iraient irait iront ira assent issent aient ions iez
        ait ais ent ees ee es er ez ir it is euses euse eux ives ive ifs if ites ite ures ure ages age eurs eur ing ed ly es e s x
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Distinct().OrderByDescending(ending => ending.Length)];

    private static readonly Dictionary<string, string> Irregular = ReadIrregular();

    private static readonly Lazy<Dictionary<string, List<int>>> Thesaurus = new(ReadThesaurus);

    // By headword, the numbers of its entries; by word, the numbers of the entries it stands in.
    private static readonly Lazy<(Dictionary<string, List<int>> Heads, Dictionary<string, List<int>> Listed)> Entries = new(ReadEntries);

    public static IReadOnlySet<string> Of(string lower) => ListOf(lower).ToHashSet(StringComparer.Ordinal);

    /// <summary>Every word of a text, the empty ones too: what a report says in any way.</summary>
    public static IReadOnlySet<string> AllOf(string lower) => Word().Matches(lower).Select(match => OfWord(match.Value)).Where(stem => stem.Length >= 2).ToHashSet(StringComparer.Ordinal);

    /// <summary>In the order of the text.</summary>
    public static IEnumerable<string> ListOf(string lower) => Word().Matches(lower).Select(match => match.Value).Where(Counts).Select(OfWord);

    public static bool Counts(string word) => word.Length >= 3 && !Empty.Contains(word);

    /// <summary>Whether a text speaks of this.</summary>
    public static bool Related(string stem, IReadOnlySet<string> others) => others.Contains(stem) || others.Any(other => Related(stem, other));

    public static bool Related(string one, string other)
        => one == other || SameStart(one, other) || IsAgain(one, other) || IsAgain(other, one)
            || (Thesaurus.Value.TryGetValue(one, out var mine) && Thesaurus.Value.TryGetValue(other, out var theirs) && mine.Exists(theirs.Contains))
            || IsListed(one, other) || IsListed(other, one);

    // « râler: protester, plainte »: both say « râler », but a complaint is no protest.
    private static bool IsListed(string head, string word)
        => Entries.Value.Heads.TryGetValue(head, out var entries) && Entries.Value.Listed.TryGetValue(word, out var places) && entries.Exists(places.Contains);

    // « revérifier » is to verify once more.
    private static bool IsAgain(string again, string once)
        => once.Length >= ShortestShared && again.StartsWith("re", StringComparison.Ordinal) && (again[2..] == once || SameStart(again[2..], once));

    private static bool SameStart(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return shorter.Length >= ShortestShared && longer.Length - shorter.Length <= 3 && longer.StartsWith(shorter, StringComparison.Ordinal);
    }

    public static string OfWord(string word)
    {
        word = Irregular.GetValueOrDefault(word, word);
        // The plural first, so that « souvenirs » ends as « souvenir » does.
        if (word.Length > 4 && word[^1] is 's' or 'x' && word[^2] is not ('s' or 'u' or 'i'))
        {
            word = word[..^1];
        }

        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= Shortest(ending) && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    // « tuteur » and « tutrice » are one, « parent » is no « par ».
    private static int Shortest(string ending) => ending is "eur" or "eurs" or "rice" or "rices" || ending.Length <= 2 ? 3 : 4;

    private static Dictionary<string, string> ReadIrregular()
    {
        Dictionary<string, string> forms = new(StringComparer.Ordinal);
        foreach (var parts in DataLines.Of("irregular-forms").Select(line => line.Split('|', StringSplitOptions.TrimEntries)))
        {
            foreach (var prefix in parts[0].Split(' ').Select(prefix => prefix.TrimStart('-')))
            {
                foreach (var form in parts[2].Split(' '))
                {
                    forms.TryAdd(prefix + form, prefix + parts[1]);
                }
            }
        }

        return forms;
    }

    private static Dictionary<string, List<int>> ReadThesaurus()
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        string[] lists = ["thesaurus", "thesaurus-general", "thesaurus-learning", "thesaurus-life", "related-words", "related-french", "related-english"];
        var lines = lists.SelectMany(DataLines.Of).Where(line => !line.Contains("=>", StringComparison.Ordinal)).ToList();
        for (var group = 0; group < lines.Count; group++)
        {
            foreach (var term in lines[group].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                // A term of several words would make each of them say the whole.
                var words = Word().Matches(Plain.Of(term));
                if (words.Count == 1 && words[0].Value.Length >= 2)
                {
                    var stem = OfWord(words[0].Value);
                    (groups.TryGetValue(stem, out var known) ? known : groups[stem] = []).Add(group);
                }
            }
        }

        return groups;
    }

    private static (Dictionary<string, List<int>> Heads, Dictionary<string, List<int>> Listed) ReadEntries()
    {
        Dictionary<string, List<int>> heads = new(StringComparer.Ordinal), listed = new(StringComparer.Ordinal);
        foreach (var (number, line) in DataLines.Of("paraphrases").Index())
        {
            var parts = line.Split(':', 2);
            Add(heads, parts[0], number);
            foreach (var word in parts[1].Split(','))
            {
                Add(listed, word, number);
            }
        }

        return (heads, listed);

        static void Add(Dictionary<string, List<int>> words, string word, int number)
        {
            var stem = OfWord(Plain.Of(word.Trim()));
            (words.TryGetValue(stem, out var known) ? known : words[stem] = []).Add(number);
        }
    }

    [GeneratedRegex(@"[a-z]+|[a-z]*\d[a-z\d]*")]
    private static partial Regex Word();
}
