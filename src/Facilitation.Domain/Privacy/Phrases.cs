using System.Text.RegularExpressions;

namespace Facilitation.Domain.Privacy;

/// <summary>
/// A list of phrases as one expression, matched on folded lower-case text in linear time whatever is typed.
/// A line of the list is an expression; <c>&lt;name&gt;</c> stands for the line that starts with <c>name=</c>.
/// </summary>
internal sealed class Phrases
{
    // Long lists are cut: a small automaton is quick to build and to run.
    private const int ChunkLength = 2_500;

    private readonly IReadOnlyList<Regex> _rules;

    private Phrases(IEnumerable<string> lines) => _rules = [.. Chunks(Expand(lines)).SelectMany(Build)];

    /// <summary>The list of one file of <c>Privacy/Data</c>.</summary>
    public static Phrases Of(string file) => Of(Lexicon.Lines(file));

    public static Phrases Of(IEnumerable<string> lines) => new(lines.Select(Folding.KeepCase));

    public bool In(ReadOnlySpan<char> lower)
    {
        foreach (var rule in _rules)
        {
            if (rule.IsMatch(lower))
            {
                return true;
            }
        }

        return false;
    }

    public IEnumerable<(int Start, int End)> Find(string lower)
    {
        foreach (var rule in _rules)
        {
            for (var match = rule.Match(lower); match.Success; match = match.NextMatch())
            {
                yield return (match.Index, match.Index + match.Length);
            }
        }
    }

    /// <summary>The text with every phrase blanked, nothing moved.</summary>
    public string Blank(string lower) =>
        _rules.Aggregate(lower, (text, rule) => rule.Replace(text, match => new string('\u0002', match.Length)));

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

    // The automaton of a chunk may still be too large for the runtime; then it is halved.
    private static IEnumerable<Regex> Build(List<string> phrases)
    {
        try
        {
            return [new Regex($@"\b(?:{string.Join('|', phrases)})\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)];
        }
        catch (NotSupportedException) when (phrases.Count > 1)
        {
            var half = phrases.Count / 2;
            return [.. Build(phrases[..half]), .. Build(phrases[half..])];
        }
    }
}
