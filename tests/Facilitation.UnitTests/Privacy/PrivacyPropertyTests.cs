using System.Text;
using CsCheck;
using Facilitation.Domain.Privacy;

namespace Facilitation.UnitTests.Privacy;

/// <summary>What holds for every text: random ones, and ones put together from the cases and from awkward pieces.</summary>
public sealed class PrivacyPropertyTests
{
    private static readonly string[] Pieces =
        [.. PrivacyCases.All.SelectMany(c => c.Text.Split(' ')).Distinct(StringComparer.Ordinal), "Mme", "M.", "de", "Léa", "B.", "5e3", "N'Diaye", "@", "[prénom]", "[", "]", "\n", "\t",
         "\u202E", "\u200F", "\uD83D\uDE00", "\uD83D", "œ", "é", "e\u0301", "\0", "06", "12", "34", "née le", "\u00A0", "…", "«", "»", "<script>", "Ines", "sa mère", "dyslexique"];

    private static readonly Gen<string> Mixed = Gen.OneOfConst(Pieces).Array[0, 40].Select(p => string.Join(' ', p));

    private static readonly Gen<string> AnyText = Gen.OneOf(Mixed, Gen.String[0, 200], Gen.String[Gen.Char["aAéÉ .,'-@[]0159MmBb\n\u0301\u0001\u0002"], 0, 120]);

    [Fact]
    public void Scanning_a_masked_text_finds_nothing_and_changes_nothing() => AnyText.Sample(
        text =>
        {
            var masked = PrivacyScanner.Scan(text).Masked;
            var again = PrivacyScanner.Scan(masked);
            return again.Masked == masked && again.Redactions.Count == 0;
        },
        iter: 3_000);

    [Fact]
    public void Masks_lie_inside_the_text_apart_from_each_other_and_make_the_masked_text() => AnyText.Sample(
        text =>
        {
            var scan = PrivacyScanner.Scan(text);
            var rebuilt = new StringBuilder();
            var at = 0;
            foreach (var redaction in scan.Redactions)
            {
                if (redaction.Start < at || redaction.Length <= 0 || redaction.Start + redaction.Length > text.Length)
                {
                    return false;
                }

                rebuilt.Append(text, at, redaction.Start - at).Append(redaction.Mask);
                at = redaction.Start + redaction.Length;
            }

            return rebuilt.Append(text, at, text.Length - at).ToString() == scan.Masked;
        },
        iter: 3_000);

    [Fact]
    public void An_alarm_does_not_depend_on_space_behind_the_text() => Mixed.Sample(
        text => PrivacyScanner.Scan(text).Safeguarding == PrivacyScanner.Scan(text + " \n ").Safeguarding, iter: 1_000);

    [Fact]
    public void Keeping_never_unmasks_a_minor() => Mixed.Sample(
        text => PrivacyScanner.Scan(text, [new KeptSpan(0, text.Length)]).Kept.All(k => k.Kind is not (RedactionKind.MinorName or RedactionKind.Email or RedactionKind.Phone)),
        iter: 1_000);

    [Theory]
    [InlineData("a")]
    [InlineData("Mme ")]
    [InlineData("0")]
    [InlineData("a@a.")]
    [InlineData("Léa B. ")]
    [InlineData("\u202Eקוליאן ")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("se fait frapper par son ")]
    [InlineData("[prénom]")]
    public void Twenty_thousand_characters_of_one_piece_are_read_to_the_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));

        var scan = PrivacyScanner.Scan(text);

        Assert.Equal(scan.Masked, PrivacyScanner.Scan(scan.Masked).Masked);
    }
}
