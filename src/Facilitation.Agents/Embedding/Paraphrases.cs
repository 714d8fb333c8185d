namespace Facilitation.Agents.Embedding;

/// <summary>
/// In which other words people say a word: the dictionary of <c>paraphrases.txt</c>, by stem and read both ways. Further than a synonym: it
/// widens what a query asks for, never what a document says, so that vectors of documents do not depend on it.
/// </summary>
internal static class Paraphrases
{
    private static readonly Lazy<Dictionary<string, string[]>> Stems = new(Read);

    /// <returns>The stems of the other words; empty for a word that the dictionary does not have.</returns>
    public static IReadOnlyList<string> Of(AnalysedWord word) => Stems.Value.GetValueOrDefault(word.French, []);

    private static Dictionary<string, string[]> Read()
    {
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);
        var others = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in EmbeddedText.Lines("paraphrases.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (Stem(line[..colon]) is not { } head)
            {
                continue;
            }

            foreach (var word in line[(colon + 1)..].Split(','))
            {
                if (Stem(word) is { } other && other != head)
                {
                    Add(head, other);
                    Add(other, head);
                }
            }
        }

        return others.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);

        void Add(string stem, string other) => (others.TryGetValue(stem, out var known) ? known : others[stem] = new(StringComparer.Ordinal)).Add(other);

        // One string for each stem; several words say too much to stand for one.
        string? Stem(string word) => WordAnalysis.Analyse(word) is not [{ IsStop: false, French: var stem }] ? null
            : stems.TryGetValue(stem, out var known) ? known : stems[stem] = stem;
    }
}
