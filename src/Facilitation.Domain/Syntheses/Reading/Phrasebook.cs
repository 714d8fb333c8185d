using System.Collections.Concurrent;

namespace Facilitation.Domain.Syntheses.Reading;

/// <summary>
/// The lists of <c>Syntheses/Data</c>, read once: phrases in French and English, folded, under <c>[headings]</c>.
/// A line is an expression as in <see cref="PhraseList"/>; <c>name=</c> lines hold for the whole file.
/// </summary>
internal sealed class Phrasebook
{
    private static readonly ConcurrentDictionary<string, Phrasebook> Books = new(StringComparer.Ordinal);

    private readonly Dictionary<string, PhraseList> _phrases = new(StringComparer.Ordinal);

    private Phrasebook(string file)
    {
        List<string> named = [];
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var section = "";
        foreach (var line in DataLines.Of(file))
        {
            if (line[0] == '[' && line[^1] == ']')
            {
                section = line[1..^1];
                sections[section] = [];
            }
            else if (section.Length == 0)
            {
                named.Add(line);
            }
            else
            {
                sections[section].Add(line);
            }
        }

        foreach (var (name, lines) in sections)
        {
            _phrases[name] = new(lines, named);
        }
    }

    public PhraseList this[string section] => _phrases[section];

    public static Phrasebook Of(string file) => Books.GetOrAdd(file, static file => new(file));
}
