using CsCheck;
using Facilitation.Agents.Embedding;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Facilitation.UnitTests.Embedding;

/// <summary>Words are what Lucene's chains make of a text, whichever way they were made.</summary>
public sealed class WordAnalysisTests
{
    private static readonly Analyzer Words = Chain(words => words);
    private static readonly Analyzer EnglishStems = Chain(words => new KStemFilter(new ASCIIFoldingFilter(words)));

    private static readonly string[] Pieces =
    [
        "l'élève", "L’ÉCOLE", "qu'ils", "jusqu'à", "aujourd'hui", "rock'n'roll", "l'", "'", "6e", "6ème", "4EMES", "3.14", "1,5", "a.b", "a:b", "1:2", "1.a", "a,b", "élève·s", "ami·e·s", "porte-manteau",
        "snake_case", "_", "œuvre", "Œil", "Straße", "İ", "ı", "ŉ", "ª", "²", "µm", "½", "running", "children", "policies", "chevaux", "lisaient", "e\u0301", "\u00AD", "א", "я", "漢字", "あ", "\U0001F600",
        "\uD83D", "«", "»", "…", "—", "–", "“", "\u00A0", "\u202F", "\u200D", "\t", "\n", "€", "%", "@", "/", "(", ")", "&", "#", "+", ".", ",", ";", ":", "·", "12", "M.", "p.ex.", "U.S.A.",
        new('a', 59), new('b', 61), new('c', 256),
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Select(Gen.OneOfConst(Pieces), Gen.OneOfConst("", "", " "), (piece, space) => piece + space).Array[0, 12].Select(string.Concat),
        Gen.String[Gen.Char["aéÀZ019'’.,;:·_- \n\u0301"], 0, 30],
        Gen.String[Gen.Char['\0', '\u024F'], 0, 30],
        Gen.String[0, 60]);

    [Fact]
    public void Words_stems_and_places_are_those_of_Lucene() => Texts.Sample(
        text => WordAnalysis.Analyse(text).Select(word => (word.Text, word.English, word.Start, word.Length)).SequenceEqual(Plain(text)),
        iter: 20_000);

    [Fact]
    public void A_word_has_the_same_forms_however_many_others_came_between()
    {
        var first = WordAnalysis.Analyse("élèves")[0];

        for (var i = 0; i < 20_000; i++)
        {
            WordAnalysis.Analyse($"mot{i}");
        }

        var again = WordAnalysis.Analyse("élèves")[0];
        Assert.Equal((first.Text, first.Folded, first.French, first.English, first.IsStop), (again.Text, again.Folded, again.French, again.English, again.IsStop));
    }

    [Fact]
    public void A_word_of_a_million_letters_is_no_word() => Assert.Equal(["avant", "apres"], WordAnalysis.Analyse($"avant {new string('a', 1_000_000)} apres").Select(word => word.Text));

    private static IEnumerable<(string Text, string English, int Start, int Length)> Plain(string text)
    {
        text = text.Replace('\u2019', '\'').Replace('\u02BC', '\'');
        return Run(Words, text).Zip(Run(EnglishStems, text), (word, stem) => (Text: word.Term, English: stem.Term, word.Start, word.Length)).Where(word => word.Text.Length is > 0 and <= 60);
    }

    private static List<(string Term, int Start, int Length)> Run(Analyzer analyzer, string text)
    {
        var found = new List<(string, int, int)>();
        using var stream = analyzer.GetTokenStream("text", text);
        var (term, place) = (stream.GetAttribute<ICharTermAttribute>(), stream.GetAttribute<IOffsetAttribute>());
        stream.Reset();
        while (stream.IncrementToken())
        {
            found.Add((term.ToString()!, place.StartOffset, place.EndOffset - place.StartOffset));
        }

        stream.End();
        return found;
    }

    private static Analyzer Chain(Func<TokenStream, TokenStream> last) => Analyzer.NewAnonymous((_, reader) =>
    {
        var words = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
        return new TokenStreamComponents(words, last(new LowerCaseFilter(LuceneVersion.LUCENE_48, new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES))));
    });
}
