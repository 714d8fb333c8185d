using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Facilitation.Agents.Embedding;

/// <summary>One word of a text as search sees it.</summary>
public sealed record AnalysedWord
{
    private readonly WordForms _forms;

    internal AnalysedWord(WordForms forms, int start, int length) => (_forms, Start, Length) = (forms, start, length);

    /// <summary>As written, in lower case and without its article.</summary>
    public string Text => _forms.Text;

    /// <summary>Without accents; ligatures undone.</summary>
    public string Folded => _forms.Folded;

    /// <summary>The stem of the folded word, so that a word typed without accents meets its accented self.</summary>
    public string French => _forms.French;

    /// <summary>The English stem of the folded word.</summary>
    public string English => _forms.English;

    /// <summary>Says nothing of a subject.</summary>
    public bool IsStop => _forms.IsStop;

    /// <summary>Where it starts, in UTF-16 units.</summary>
    public int Start { get; }

    /// <summary>How long it is there, in UTF-16 units, its article included.</summary>
    public int Length { get; }

    /// <summary>The same word in a text that stands so far behind.</summary>
    internal AnalysedWord Behind(int start) => start == 0 ? this : new(_forms, Start + start, Length);
}

/// <summary>Splits a text into words, the same for documents, queries and the thesaurus.</summary>
public static class WordAnalysis
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    // Longer runs are no words: keys, addresses, somebody asleep on the keyboard.
    private const int LongestWord = 60;

    private static readonly FrozenSet<string> Articles = FrenchAnalyzer.DEFAULT_ARTICLES.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly Analyzer Words = Analyzer.NewAnonymous((_, reader) =>
    {
        var words = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(words, new LowerCaseFilter(Version, new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES)));
    });

    /// <returns>The words in order; empty for a text without letters or digits.</returns>
    public static IReadOnlyList<AnalysedWord> Analyse(string text)
    {
        text = text.Replace('\u2019', '\'').Replace('\u02BC', '\'');
        var found = new List<AnalysedWord>((text.Length / 6) + 1);
        if (PlainWords.Knows(text))
        {
            Span<char> lower = stackalloc char[LongestWord];
            for (int at = 0, length; (length = PlainWords.Next(text, ref at)) > 0;)
            {
                var word = WithoutArticle(text.AsSpan(at - length, length));
                if (word.Length <= LongestWord)
                {
                    found.Add(new(WordForms.Of(PlainWords.Lower(word, lower)), at - length, length));
                }
            }

            return found;
        }

        using var stream = Words.GetTokenStream("text", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var place = stream.GetAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            if (term.Length is > 0 and <= LongestWord)
            {
                found.Add(new(WordForms.Of(term.Buffer.AsSpan(0, term.Length)), place.StartOffset, place.EndOffset - place.StartOffset));
            }
        }

        stream.End();
        return found;
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

    // As Lucene's filter does it: «l'élève» is «élève», «aujourd'hui» stays.
    private static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> word)
        => word.IndexOf('\'') is > 0 and var length && Articles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word[..length]) ? word[(length + 1)..] : word;
}
