namespace Facilitation.Domain.Privacy;

/// <summary>
/// A list of phrases, matched on folded lower-case text in linear time whatever is typed.
/// A line of the list is an expression; <c>&lt;name&gt;</c> stands for the line that starts with <c>name=</c>.
/// </summary>
internal sealed class Phrases
{
    // Of phrases that overlap, the first one of a chunk is found; a long list finds one in each of its chunks.
    private const int ChunkLength = 2_500;

    private readonly IReadOnlyList<PhraseMatcher> _rules;

    private Phrases(IEnumerable<string> lines) => _rules = [.. Chunks(Expand(lines)).Select(chunk => new PhraseMatcher($@"\b(?:{string.Join('|', chunk)})\b"))];

    /// <summary>The list of one file of <c>Privacy/Data</c>.</summary>
    public static Phrases Of(string file) => Of(Lexicon.Lines(file));

    public static Phrases Of(IEnumerable<string> lines) => new(lines.Select(Folding.KeepCase));

    public IReadOnlyList<PhraseMatcher> Rules => _rules;

    public bool In(ReadOnlySpan<char> lower)
    {
        foreach (var rule in _rules)
        {
            if (rule.In(lower))
            {
                return true;
            }
        }

        return false;
    }

    public IEnumerable<(int Start, int End)> Find(string lower) => _rules.SelectMany(rule => rule.All(lower)).Select(found => (found.Start, found.End));

    /// <summary>The text with every phrase blanked, nothing moved.</summary>
    public string Blank(string lower)
    {
        foreach (var rule in _rules)
        {
            var blanked = lower.ToCharArray();
            foreach (var found in rule.All(lower))
            {
                Array.Fill(blanked, '\u0002', found.Start, found.End - found.Start);
            }

            lower = new(blanked);
        }

        return lower;
    }

    private static List<string> Expand(IEnumerable<string> lines)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var phrases = new List<string>();
        foreach (var line in lines)
        {
            var phrase = names.Aggregate(line, (text, name) => text.Replace($"<{name.Key}>", $"(?:{name.Value})", StringComparison.Ordinal));
            var equals = phrase.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && phrase[..equals].All(char.IsAsciiLetter))
            {
                names[phrase[..equals]] = phrase[(equals + 1)..];
            }
            else
            {
                phrases.Add(phrase);
            }
        }

        return phrases;
    }

    private static IEnumerable<List<string>> Chunks(List<string> phrases)
    {
        var chunk = new List<string>();
        foreach (var phrase in phrases)
        {
            if (chunk.Count > 0 && chunk.Sum(p => p.Length) + phrase.Length > ChunkLength)
            {
                yield return chunk;
                chunk = [];
            }

            chunk.Add(phrase);
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }
}
