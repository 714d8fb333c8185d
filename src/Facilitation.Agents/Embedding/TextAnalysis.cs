using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Facilitation.Agents.Embedding;

/// <summary>One word of a text.</summary>
/// <param name="Plain">Lower case, without accents.</param>
/// <param name="Stem">Without plural and common endings.</param>
/// <param name="IsStop">Says nothing by itself.</param>
public readonly record struct Token(string Plain, string Stem, bool IsStop);

/// <summary>Splits French and English text into words, their stems and what may be left out.</summary>
public static partial class TextAnalysis
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private static readonly FrozenSet<string> Stops = ReadLines("stopwords.txt").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet();

    /// <returns>The words in their order; elided articles («l'», «qu'») are dropped, school years spelt one way («6ème», «6eme» → «6e»).</returns>
    public static IReadOnlyList<Token> Tokens(string text)
    {
        var spelt = SchoolYear().Replace(text.Normalize(NormalizationForm.FormC).Replace('’', '\''), "$1e");
        var plain = Run(spelt, words => words);
        var stems = Run(spelt, words => new FrenchLightStemFilter(words));
        return [.. plain.Select((word, i) => new Token(word, stems[i], word.Length < 2 || Stops.Contains(word)))];
    }

    internal static IEnumerable<string> ReadLines(string file)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"Facilitation.Agents.Embedding.Data.{file}")
            ?? throw new InvalidOperationException($"The program lacks its data file {file}.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
    }

    private static List<string> Run(string text, Func<TokenStream, TokenStream> last)
    {
        TokenStream words = new StandardTokenizer(Version, new StringReader(text));
        words = last(new ASCIIFoldingFilter(new LowerCaseFilter(Version, new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES))));
        using (words)
        {
            var term = words.GetAttribute<ICharTermAttribute>();
            var found = new List<string>();
            words.Reset();
            while (words.IncrementToken())
            {
                found.Add(term.ToString()!);
            }

            words.End();
            return found;
        }
    }

    [GeneratedRegex(@"\b([1-6])\s?[eèéê]m?e?s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SchoolYear();
}
