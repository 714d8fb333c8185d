using System.Text;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Web.Features.Exchange;

namespace Facilitation.UnitTests.Features.Exchange;

public sealed class IncomingFileTests
{
    [Fact]
    public void A_row_is_read_field_by_field()
    {
        var file = Read("""
            {"actions":[{"id":"A1","challengeId":"D1","title":" Trois couleurs ","description":"Ligne 1\r\nLigne 2","level":"lycee-gt","grade":"2de",
            "indicators":["nombre de reprises"],"conditions":[],"keywords":null,"aiUsed":false}],
            "reports":[{"id":"R1","actionId":"A1","date":"2024-02-29","stance":"did_not_work","studentCount":27,"text":"Personne n'a recommencé."}]}
            """);

        var action = file.Actions.Single().Row;
        var report = file.Reports.Single().Row;
        Assert.Equal("Trois couleurs", action.Title);
        Assert.Equal("Ligne 1\nLigne 2", action.Description);
        Assert.Equal(EducationLevel.UpperSecondary, action.Level);
        Assert.Equal(["nombre de reprises"], action.Indicators!);
        Assert.Null(action.Conditions);
        Assert.False(action.AiUsed);
        Assert.Equal(new DateOnly(2024, 2, 29), report.Date);
        Assert.Equal(ReportStance.DidNotWork, report.Stance);
        Assert.Empty(file.Refused);
        Assert.Empty(file.UnknownFields);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"title":"Comment…"}""")]
    [InlineData("""{"challenges":{}}""")]
    [InlineData("""{"version":2,"challenges":[]}""")]
    [InlineData("""{"version":"1","challenges":[]}""")]
    [InlineData("""{"challenges":[],"challenges":[]}""")]
    [InlineData("id;title\nD1;Comment")]
    public void A_file_that_is_not_of_the_form_is_refused_whole(string text)
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => Read(text));

        Assert.Equal("import.file", refusal.Code);
        Assert.EndsWith("Rien n'a été importé.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused_whole()
        => Assert.Equal("import.file", Assert.Throws<RuleBrokenException>(() => IncomingFile.Read(Encoding.Unicode.GetBytes("""{"challenges":[]}"""))).Code);

    [Fact]
    public void A_file_nested_without_end_is_refused_whole()
        => Assert.Equal("import.file", Assert.Throws<RuleBrokenException>(() => Read($$"""{"challenges":{{new string('[', 5_000)}}""")).Code);

    [Fact]
    public void A_file_too_large_is_refused_before_it_is_read()
        => Assert.Equal("import.file", Assert.Throws<RuleBrokenException>(() => IncomingFile.Read(new byte[IncomingFile.MaxBytes + 1])).Code);

    [Fact]
    public void A_byte_order_mark_does_no_harm()
        => Assert.Single(IncomingFile.Read(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("""{"challenges":[{"id":"D1","title":"Comment faire ?"}]}""")).ToArray()).Challenges);

    [Theory]
    [InlineData("""{"title":"Comment ?"}""", "« id » manque")]
    [InlineData("""{"id":" ","title":"Comment ?"}""", "« id » manque")]
    [InlineData("""{"id":7,"title":"Comment ?"}""", "« id » doit être un texte")]
    [InlineData("""{"id":"D1\nD2","title":"Comment ?"}""", "« id » tient sur une ligne")]
    [InlineData("""{"id":"D1"}""", "« title » est vide ou manque")]
    [InlineData("""{"id":"D1","title":"  "}""", "« title » est vide ou manque")]
    [InlineData("""{"id":"D1","title":"Comment ?","indicators":"un"}""", "« indicators » doit être une liste")]
    [InlineData("""{"id":"D1","title":"Comment ?","level":"fac"}""", "« level » attend maternelle, elementaire, college, lycee-gt, lycee-pro, bts, transverse")]
    [InlineData("""{"id":"D1","title":"Comment ?","visibility":"private"}""", "n'admet pas private")]
    [InlineData("""{"id":"D1","title":"Comment ?","indicators":["un",2]}""", "« indicators » doit être un texte")]
    [InlineData("""{"id":"D1","title":"Comment ?","hypothesis":"Si"}""", "« hypothesis » attend un objet")]
    [InlineData("""{"id":"D1","title":"Comment \ud800 ?"}""", "caractères illisibles")]
    [InlineData("""{"id":"D1","title":["Comment ?"]}""", "« title » doit être un texte")]
    [InlineData("12", "ce n'est pas un objet")]
    public void A_row_that_is_not_right_is_refused_with_its_reason(string row, string reason)
    {
        var file = Read($$"""{"challenges":[{{row}},{"id":"OK","title":"Comment avancer ?"}]}""");

        var refused = Assert.Single(file.Refused);
        Assert.Equal(("challenges", 1), (refused.Kind, refused.Position));
        Assert.Contains(reason, refused.Reason.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal("OK", file.Challenges.Single().Row.Id);
    }

    [Theory]
    [InlineData("""{"id":"R1","actionId":"A1","text":"Oui.","date":"29/02/2024"}""", "date")]
    [InlineData("""{"id":"R1","actionId":"A1","text":"Oui.","date":"2023-02-29"}""", "date")]
    [InlineData("""{"id":"R1","actionId":"A1","text":"Oui.","studentCount":-1}""", "studentCount")]
    [InlineData("""{"id":"R1","actionId":"A1","text":"Oui.","studentCount":"27"}""", "studentCount")]
    [InlineData("""{"id":"R1","actionId":"A1","text":"Oui.","studentCount":1e9}""", "studentCount")]
    [InlineData("""{"id":"R1","actionId":"A1","text":"Oui.","stance":"super"}""", "stance")]
    [InlineData("""{"id":"R1","actionId":"A1","text":"Oui.","decision":"garder"}""", "decision")]
    [InlineData("""{"id":"R1","text":"Oui."}""", "actionId")]
    public void A_report_that_is_not_right_names_the_field(string row, string field)
        => Assert.Contains($"«\u00A0{field}\u00A0»", Assert.Single(Read($$"""{"reports":[{{row}}]}""").Refused).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_text_too_long_is_refused_and_one_that_just_fits_is_not()
    {
        var file = Read($$"""{"challenges":[{"id":"D1","title":"{{new string('a', 600)}}"},{"id":"D2","title":"{{new string('a', 601)}}"}]}""");

        Assert.Equal("D1", file.Challenges.Single().Row.Id);
        Assert.Equal("D2", file.Refused.Single().Id);
    }

    [Fact]
    public void An_id_counts_once_in_a_file()
    {
        var file = Read("""{"thorns":[{"id":"T1","text":"Le bruit monte."},{"id":"T1","text":"Le bruit baisse."}]}""");

        Assert.Equal("Le bruit monte.", file.Thorns.Single().Row.Text);
        Assert.Equal((2, "T1"), (file.Refused.Single().Position, file.Refused.Single().Id));
    }

    [Fact]
    public void Fields_nobody_asked_for_are_counted_and_kept_nowhere()
    {
        var file = Read("""{"flawCodes":{},"thorns":[{"id":"T1","text":"Le bruit monte.","flaws":[],"comment":"x"},{"id":"T2","text":"Le bruit baisse.","flaws":[1]}]}""");

        Assert.Equal(new() { ["comment"] = 1, ["flawCodes"] = 1, ["flaws"] = 2 }, new Dictionary<string, int>(file.UnknownFields));
        Assert.Equal(2, file.Thorns.Count);
    }

    [Fact]
    public void Control_characters_and_overrides_of_direction_do_not_pass()
        => Assert.Equal("Le bruit  monte.", Read("""{"thorns":[{"id":"T1","text":"Le bruit \u0000monte.\u202e"}]}""").Thorns.Single().Row.Text);

    [Fact]
    public void The_visibility_of_a_row_is_that_of_the_file()
        => Assert.Equal(Visibility.Network, Read("""{"thorns":[{"id":"T1","text":"Le bruit monte.","visibility":"network"}]}""").Thorns.Single().Row.Visibility);

    private static IncomingFile Read(string json) => IncomingFile.Read(Encoding.UTF8.GetBytes(json));
}
