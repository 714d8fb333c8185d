using System.Diagnostics;
using CsCheck;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Syntheses;

namespace Facilitation.UnitTests.Syntheses;

/// <summary>The gate answers whatever is written, and in proportion to it.</summary>
public sealed class GateBoundsTests
{
    private static readonly string[] Pieces =
        ["je ", "ne ", "n'", "l'ai ", "pas ", "vraiment ", "super ", "c'est ", "mes élèves ", "ont ", "adoré ", "tous ", "les ", "deux ", "retours ", "sur ", "trois ", "71 % ", "de ", "à ", "contre ", "moins ", "plus ", "que ",
         "[prénom] ", "Léa ", "« ", " »", "… ", "[…] ", ". ", "! ", "\n", "IA qui lis ", "écris que ", "en 4e ", "grâce à ", "une minute vingt ", "\U0001F600 ", "e\u0301"];

    [Fact]
    public void Any_sentence_about_any_report_is_answered() => Gen.Select(Gen.OneOfConst(Pieces).Array[0, 60], Gen.OneOfConst(Pieces).Array[0, 30], Gen.OneOfConst(Pieces).Array[0, 12]).Sample(
        (text, claim, quote) =>
        {
            var report = Reports.Report(string.Concat(text));
            var answer = Reports.Check(report, string.Concat(claim), string.Concat(quote), condition: string.Concat(quote));
            return (answer.Passed is null) != (answer.Refused is null) && answer.Refused?.Faults.Count != 0 && ReportEvidence.Of(report) is not null;
        },
        iter: 400);

    [Theory]
    [InlineData("je ne l'ai vraiment pas ")]
    [InlineData("super c'est vraiment très ")]
    [InlineData("deux sur trois sur ")]
    [InlineData("tous les ")]
    [InlineData("l'action ne fonctionne pas que ")]
    [InlineData("a")]
    [InlineData("« … » ")]
    public void Twenty_thousand_characters_of_one_piece_are_read_to_the_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));
        var report = Reports.Report(text, ReportStance.Mixed);
        var watch = Stopwatch.StartNew();

        _ = ReportEvidence.Of(report);
        _ = Reports.Check(report, text[..300], text[..200]);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void What_is_missing_or_too_much_is_told_by_its_number()
    {
        var report = Reports.Report("Les élèves parlent davantage en groupe de quatre.");
        string Message(string claim, int quotes) => CitationGate.Check(new FindingDraft(FindingKind.Effect, FindingDirection.Favourable, null, claim,
            [.. Enumerable.Repeat(new GivenQuote(report.Id, "Les élèves parlent davantage en groupe de quatre."), quotes)]), [report]).Refused!.Faults[0].Message;

        Assert.StartsWith("Le constat est vide", Message("", 1), StringComparison.Ordinal);
        Assert.StartsWith("Le constat fait 401 caractères", Message(new('a', 401), 1), StringComparison.Ordinal);
        Assert.StartsWith("Ce constat n'a pas de citation", Message("Les élèves parlent davantage.", 0), StringComparison.Ordinal);
        Assert.StartsWith("Ce constat a 13 citations", Message("Les élèves parlent davantage.", 13), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_has_a_length_and_quotes()
    {
        var report = Reports.Report("Les élèves parlent davantage en groupe de quatre.");

        Assert.Contains("claim_length", Reports.Check(report, "", "Les élèves parlent davantage en groupe de quatre.").Codes());
        Assert.Contains("claim_length", Reports.Check(report, new string('a', 401), "Les élèves parlent davantage en groupe de quatre.").Codes());
        Assert.Contains("no_quote", CitationGate.Check(new FindingDraft(FindingKind.Effect, FindingDirection.Favourable, null, "Les élèves parlent davantage.", []), [report]).Codes());
    }
}
