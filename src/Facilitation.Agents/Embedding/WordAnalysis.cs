using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Facilitation.Agents.Embedding;

/// <summary>One word of a text as search sees it.</summary>
/// <param name="Text">As written, in lower case and without its article.</param>
/// <param name="Folded">Without accents; ligatures undone.</param>
/// <param name="French">The stem of the folded word, so that a word typed without accents meets its accented self.</param>
/// <param name="English">The English stem of the folded word.</param>
/// <param name="IsStop">Says nothing of a subject.</param>
/// <param name="Start">Where it starts, in UTF-16 units.</param>
/// <param name="Length">How long it is there, in UTF-16 units, its article included.</param>
public sealed record AnalysedWord(string Text, string Folded, string French, string English, bool IsStop, int Start, int Length);

/// <summary>Splits a text into words, the same for documents, queries and the thesaurus.</summary>
public static class WordAnalysis
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    // Longer runs are no words: keys, addresses, somebody asleep on the keyboard.
    private const int LongestWord = 60;

    private static readonly FrozenSet<string> Stops = ReadStops();
    private static readonly Analyzer Words = Chain(words => words);
    private static readonly Analyzer EnglishStems = Chain(words => new KStemFilter(new ASCIIFoldingFilter(words)));

    /// <returns>The words in order; empty for a text without letters or digits.</returns>
    public static IReadOnlyList<AnalysedWord> Analyse(string text)
    {
        text = text.Replace('\u2019', '\'').Replace('\u02BC', '\'');
        var words = Run(Words, text);
        var english = Run(EnglishStems, text);
        return [.. words.Zip(english, (word, stem) => Of(word.Term, stem.Term, word.Start, word.Length)).Where(word => word.Text.Length is > 0 and <= LongestWord)];
    }

    /// <returns>The text in lower case, without accents, ligatures undone.</returns>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            _ = char.ToLowerInvariant(letter) switch
            {
                'œ' => folded.Append("oe"),
                'æ' => folded.Append("ae"),
                var lower => folded.Append(lower),
            };
        }

        return folded.ToString();
    }

    private static List<(string Term, int Start, int Length)> Run(Analyzer analyzer, string text)
    {
        var found = new List<(string, int, int)>();
        using var stream = analyzer.GetTokenStream("text", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var place = stream.GetAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            found.Add((term.ToString()!, place.StartOffset, place.EndOffset - place.StartOffset));
        }

        stream.End();
        return found;
    }

    // No filter of a chain drops a word, so that the words of two chains stand side by side.
    private static Analyzer Chain(Func<TokenStream, TokenStream> last) => Analyzer.NewAnonymous((_, reader) =>
    {
        var words = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(words, last(new LowerCaseFilter(Version, new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES))));
    });

    private static AnalysedWord Of(string text, string english, int start, int length)
    {
        var folded = Fold(text);
        if (folded.Length is > 1 and <= 6 && folded[0] is >= '1' and <= '6' && folded[1..] is "e" or "es" or "em" or "eme" or "emes")
        {
            // One way to write a grade: 6e, 6ème, 6eme.
            folded = $"{folded[0]}e";
        }

        var letters = FrenchForms.Lemma(folded).ToCharArray();
        return new(text, folded, new(letters, 0, new FrenchLightStemmer().Stem(letters, letters.Length)), english, Stops.Contains(folded), start, length);
    }

    private static FrozenSet<string> ReadStops()
        => EmbeddedText.Lines("stopwords.txt").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(Fold).ToFrozenSet(StringComparer.Ordinal);
}
