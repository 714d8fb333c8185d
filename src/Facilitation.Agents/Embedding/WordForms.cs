using System.Collections.Concurrent;
using System.Collections.Frozen;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.TokenAttributes;

namespace Facilitation.Agents.Embedding;

/// <summary>What is known of a word wherever it stands; worked out once for the words that come again and again.</summary>
internal sealed record WordForms(string Text, string Folded, string French, string English, bool IsStop)
{
    // Two generations: whoever is asked for again stays. What strangers type cannot fill more than these.
    private const int MostKept = 4_096;

    private static readonly FrozenSet<string> Stops = ReadStops();
    private static readonly Analyzer EnglishStems = Analyzer.NewAnonymous((_, reader) =>
    {
        var whole = new KeywordTokenizer(reader);
        return new TokenStreamComponents(whole, new KStemFilter(new ASCIIFoldingFilter(whole)));
    });

    private static ConcurrentDictionary<string, WordForms> _young = new(StringComparer.Ordinal);
    private static ConcurrentDictionary<string, WordForms> _old = new(StringComparer.Ordinal);

    /// <param name="text">In lower case, without its article; not empty.</param>
    public static WordForms Of(ReadOnlySpan<char> text)
    {
        if (_young.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known))
        {
            return known;
        }

        if (!_old.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out known))
        {
            known = Make(text.ToString());
        }

        var young = _young;
        if (young.TryAdd(known.Text, known) && young.Count > MostKept)
        {
            // Two threads that come here at once forget a little too much: no harm.
            (_old, _young) = (young, new(StringComparer.Ordinal));
        }

        return known;
    }

    /// <summary>The French stem alone.</summary>
    /// <param name="text">One word in lower case.</param>
    /// <returns><see langword="null"/> for a word that says nothing of a subject.</returns>
    public static string? FrenchStemOf(string text) => WordAnalysis.Fold(text) is var folded && Stops.Contains(folded) ? null : FrenchStem(folded);

    private static string FrenchStem(string folded)
    {
        var letters = FrenchForms.Lemma(folded).ToCharArray();
        return Same(new(letters, 0, new FrenchLightStemmer().Stem(letters, letters.Length)), folded);
    }

    private static WordForms Make(string text)
    {
        var folded = Same(WordAnalysis.Fold(text), text);
        if (folded.Length is > 1 and <= 6 && folded[0] is >= '1' and <= '6' && folded[1..] is "e" or "es" or "em" or "eme" or "emes")
        {
            // One way to write a grade: 6e, 6ème, 6eme.
            folded = $"{folded[0]}e";
        }

        var french = FrenchStem(folded);
        return new(text, folded, french, Same(Same(EnglishStemOf(text), folded), french), Stops.Contains(folded));
    }

    private static string EnglishStemOf(string text)
    {
        using var stream = EnglishStems.GetTokenStream("word", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        stream.IncrementToken();
        var stem = term.ToString()!;
        stream.End();
        return stem;
    }

    // Most forms are the same word: one string for all of them.
    private static string Same(string form, string known) => form == known ? known : form;

    private static FrozenSet<string> ReadStops()
        => EmbeddedText.Lines("stopwords.txt").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(WordAnalysis.Fold).ToFrozenSet(StringComparer.Ordinal);
}
