using CsCheck;
using Facilitation.Domain.Syntheses;

namespace Facilitation.UnitTests.Syntheses;

/// <summary>What holds for every passage: any run of its words is found where it stands, in whatever typography, and no other run is.</summary>
public sealed class QuotePropertyTests
{
    private static readonly string[] Pieces =
        ["l’élève", "aujourd'hui", "peut-être", "e\u0301le\u0300ve", "œuvre", "71\u00A0%", "9,8", "\u00ABoui\u00BB", "“non”", "(onze)", "demi‑heure", "\U0001F600", "parle", "moins", "souvent", "à", "la", "fin", "du",
         "trimestre", "Ça", "marche", "1\u202F000", "[prénom]", "qu’il", "n’a", "pas", "fini\u00A0!", "vraiment\u00A0?", "mot\u00A0;", "suite,", "fin.", "dit\u00A0:", "ﬁn", "l’«\u00A0idée\u00A0»"];

    private static readonly Gen<string[]> Words = Gen.OneOfConst(Pieces).Array[8, 60];

    private static readonly Gen<(string[] Words, int From, int Count, int Typing)> Cases =
        from words in Words
        from count in Gen.Int[6, 8]
        from start in Gen.Int[0, words.Length - count]
        from typing in Gen.Int[0, 63]
        select (words, start, count, typing);

    [Fact]
    public void Any_run_of_words_typed_again_is_found_where_it_stands() => Cases.Sample(
        entry =>
        {
            // Every run is told apart by its place, so that it stands at one place only.
            var words = entry.Words.Select((word, i) => $"{Ordinal(i)} {word}").ToArray();
            var text = string.Join(' ', words);
            var start = words.Take(entry.From).Sum(word => word.Length + 1);
            var said = string.Join(' ', words.Skip(entry.From).Take(entry.Count));
            var quote = Reports.Find(Reports.Report(text), Retyped(said, entry.Typing)).Passed;
            if (quote is null)
            {
                return false;
            }

            var span = quote.Spans.Single();
            // Marks at the edges are no part of what was found; all letters are.
            return span.Start == start && span.Start + span.Length <= start + said.Length && said[span.Length..].All(c => !char.IsLetterOrDigit(c)) && quote.Words == text.Substring(span.Start, span.Length);
        },
        iter: 3_000);

    [Fact]
    public void A_run_with_one_word_changed_is_not_found() => Cases.Sample(
        entry =>
        {
            var said = entry.Words.Skip(entry.From).Take(entry.Count).ToArray();
            said[entry.Typing % said.Length] = "autrement";

            return Reports.Find(Reports.Report(string.Join(' ', entry.Words)), string.Join(' ', said)).Passed is null;
        },
        iter: 2_000);

    [Fact]
    public void Any_text_at_all_is_answered() => Gen.Select(Gen.String[0, 80], Gen.String[0, 60]).Sample(
        (text, words) => Reports.Find(Reports.Report(text), words) is var answer && (answer.Passed is null) != (answer.Refused is null), iter: 3_000);

    private static string Ordinal(int i) => string.Concat(i.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));

    private static string Retyped(string text, int typing)
    {
        text = (typing & 1) == 0 ? text : text.Replace('’', '\'');
        text = (typing & 2) == 0 ? text : text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
        text = (typing & 4) == 0 ? text : text.Replace("\u00AB\u00A0", "\"", StringComparison.Ordinal).Replace("\u00A0\u00BB", "\"", StringComparison.Ordinal).Replace('“', '«').Replace('”', '»');
        text = (typing & 8) == 0 ? text : text.Normalize(System.Text.NormalizationForm.FormD);
        text = (typing & 16) == 0 ? text : text.Replace('‑', '-').Replace("œ", "oe", StringComparison.Ordinal);
        return (typing & 32) == 0 ? text : $"« {char.ToUpperInvariant(text[0])}{text[1..]}… »";
    }
}
