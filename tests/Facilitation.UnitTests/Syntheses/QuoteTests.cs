using Facilitation.Domain.Syntheses;

namespace Facilitation.UnitTests.Syntheses;

/// <summary>A quote is the report's own words, whoever typed them again.</summary>
public sealed class QuoteTests
{
    private const string Text = "Mitigé. Le temps de parole augmente nettement (de moins de dix secondes à une cinquantaine), mais l’enregistrement prend toute l’heure. "
        + "« On fait encore la même chose ? » m’a dit un élève. Le non-respect du tour de parole reste rare : 9,8 fois par séance… Peut-être faut-il huit appareils – ou moins.";

    private static readonly SourceReport Report = Reports.Report(Text);

    [Theory]
    [InlineData("mais l'enregistrement prend toute l'heure")]
    [InlineData("mais lʼenregistrement prend toute l‘heure")]
    [InlineData("Mais l’enregistrement prend toute l’heure.")]
    [InlineData("mais l’enregistrement\u00A0prend\u202Ftoute l’heure…")]
    [InlineData("« mais l’enregistrement prend toute l’heure »")]
    [InlineData("\"On fait encore la même chose?\" m'a dit un élève")]
    [InlineData("“On fait encore la même chose ?” m’a dit un élève.")]
    [InlineData("reste rare: 9,8 fois par séance")]
    [InlineData("faut-il huit appareils - ou moins")]
    [InlineData("faut‑il huit appareils — ou moins")]
    [InlineData("une fois par séance", false)]
    [InlineData("mais l'enregistrement prend toute heure", false)]
    [InlineData("mais l'Enregistrement prend toute l'heure", false)]
    [InlineData("mais lenregistrement prend toute l'heure", false)]
    [InlineData("respect du tour de parole reste rare", false)]
    [InlineData("8 fois par séance… Peut-être faut-il", false)]
    [InlineData("Le temps de parole augmente nettement, mais l’enregistrement prend toute l’heure", false)]
    [InlineData("temps de paroles augmente nettement", false)]
    public void Typography_changes_and_words_do_not(string quote, bool found = true)
        => Assert.Equal(found, Reports.Find(Report, quote).Passed is not null);

    [Fact]
    public void Places_are_those_of_the_text_as_stored()
    {
        const string Stored = "Un smiley \U0001F600 d’abord, puis une e\u0301le\u0300ve dit\u00A0: « c’est mieux avec l’œuvre » \U0001F600.";
        var report = Reports.Report(Stored);

        var quote = Reports.Find(report, "une élève dit: \"c'est mieux avec l'oeuvre\"").Passed!;

        Assert.Equal("une e\u0301le\u0300ve dit\u00A0: « c’est mieux avec l’œuvre", quote.Words);
        Assert.Equal(quote.Words, Stored.Substring(quote.Spans[0].Start, quote.Spans[0].Length));
    }

    [Theory]
    [InlineData("Le temps de parole augmente […] l'enregistrement prend toute l'heure")]
    [InlineData("Le temps de parole augmente (...) l'enregistrement prend toute l'heure")]
    [InlineData("Le temps de parole augmente... l'enregistrement prend toute l'heure")]
    public void Parts_around_an_ellipsis_are_found_in_order(string words)
    {
        var quote = Reports.Find(Report, words).Passed!;

        Assert.Equal("Le temps de parole augmente […] l’enregistrement prend toute l’heure", quote.Words);
        Assert.Equal(2, quote.Spans.Count);
    }

    [Theory]
    [InlineData("l'enregistrement prend toute l'heure […] Le temps de parole augmente", "quote_not_found")]
    [InlineData("temps […] élève […] rare", "quote_short")]
    [InlineData("toute l'heure", "quote_short")]
    [InlineData("", "quote_short")]
    public void Parts_in_another_order_or_too_small_are_no_quote(string words, string code) => Assert.Equal([code], Reports.Find(Report, words).Codes());

    [Fact]
    public void An_ellipsis_of_the_author_is_no_gap() => Assert.Single(Reports.Find(Report, "9,8 fois par séance... Peut-être faut-il huit appareils").Passed!.Spans);

    [Fact]
    public void A_whole_sentence_may_be_short() => Assert.Equal("Mitigé", Reports.Find(Report, "Mitigé.").Passed!.Words);

    [Fact]
    public void A_whole_field_may_be_short() => Assert.Equal(ReportField.Advice, Reports.Find(Reports.Report("Trois séances.", advice: "Recommencer souvent"), "recommencer souvent").Passed!.Field);

    [Fact]
    public void A_quote_of_another_report_is_called_so()
    {
        var other = Reports.Report("Chez moi, tout autre chose s'est passé.");

        Assert.Equal(["quote_elsewhere"], CitationGate.Find(new(other.Id, "mais l'enregistrement prend toute l'heure"), [Report, other]).Codes());
    }

    [Fact]
    public void A_report_that_was_not_given_is_unknown()
        => Assert.Equal(["unknown_report"], CitationGate.Find(new(Guid.CreateVersion7(), "mais l'enregistrement prend toute l'heure"), [Report]).Codes());

    [Fact]
    public void An_altered_quote_is_shown_what_the_report_says()
    {
        var message = Reports.Find(Report, "mais l'enregistrement prend presque toute l'heure").Refused!.Faults[0].Message;

        Assert.Contains("l’enregistrement prend toute l’heure", message, StringComparison.Ordinal);
        Assert.Contains("Recopiez-le", message, StringComparison.Ordinal);
    }
}
