namespace Facilitation.Agents.Embedding;

/// <summary>A document taken apart once, for everything that is asked about it.</summary>
public sealed class AnalysedDocument
{
    private readonly List<AnalysedWord> _words = [];
    private readonly Dictionary<string, double> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<int, double> _concepts = [];
    private IReadOnlyList<FoundConcept>? _whole;

    /// <param name="parts">The parts of the document, one below the other, each with what a word in it counts.</param>
    public AnalysedDocument(IReadOnlyList<(string Text, double Weight)> parts)
    {
        var start = 0;
        foreach (var (text, weight) in parts)
        {
            var words = WordAnalysis.Analyse(text);
            foreach (var word in words)
            {
                _words.Add(word.Behind(start));
                if (!word.IsStop)
                {
                    _stems[word.French] = _stems.GetValueOrDefault(word.French) + weight;
                }
            }

            foreach (var found in Thesaurus.Shared.Concepts(words))
            {
                _concepts[found.Concept] = _concepts.GetValueOrDefault(found.Concept) + weight;
            }

            start += text.Length + 1;
        }
    }

    /// <summary>All its words; places count from the beginning of the first part, with one character between two parts.</summary>
    internal IReadOnlyList<AnalysedWord> Words => _words;

    /// <summary>What each stem counts in all.</summary>
    internal IReadOnlyDictionary<string, double> Stems => _stems;

    /// <summary>What each concept counts in all; none reaches from one part into the next.</summary>
    internal IReadOnlyDictionary<int, double> Concepts => _concepts;

    /// <summary>The concepts of the whole, those across parts too.</summary>
    internal IReadOnlyList<FoundConcept> Found => _whole ??= [.. Thesaurus.Shared.Concepts(_words)];
}
