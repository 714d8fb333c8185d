using System.Text.RegularExpressions;
using Facilitation.Domain.Privacy;

namespace Facilitation.Domain.Syntheses.Reading;

/// <summary>
/// A list of phrases as one expression, on texts as <see cref="Plain"/> makes them. A line may use <c>&lt;name&gt;</c> for the line that starts
/// with <c>name=</c>. No line repeats what can be empty or overlap, so that reading stays in proportion to the text; the timeout is a bound.
/// </summary>
internal sealed class PhraseList
{
    private readonly Regex _rule;

    /// <param name="lines">In the order in which they are preferred.</param>
    /// <param name="names">The <c>name=</c> lines of the file.</param>
    public PhraseList(IEnumerable<string> lines, IEnumerable<string> names)
    {
        var meanings = new List<(string Name, string Meaning)>();
        foreach (var line in names.Select(Folding.KeepCase))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            meanings.Add(($"<{line[..equals]}>", $"(?:{Filled(line[(equals + 1)..], meanings)})"));
        }

        _rule = new($@"\b(?:{string.Join('|', lines.Select(line => Filled(Folding.KeepCase(line), meanings)))})\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
    }

    public bool In(string lower) => _rule.IsMatch(lower);

    public IEnumerable<(int Start, int End)> Find(string lower)
    {
        for (var match = _rule.Match(lower); match.Success; match = match.NextMatch())
        {
            yield return (match.Index, match.Index + match.Length);
        }
    }

    /// <summary>The text with every phrase blanked, nothing moved.</summary>
    public string Blank(string lower) => _rule.Replace(lower, match => new string(' ', match.Length));

    private static string Filled(string line, List<(string Name, string Meaning)> meanings)
        => meanings.Aggregate(line, (text, entry) => text.Replace(entry.Name, entry.Meaning, StringComparison.Ordinal));
}
