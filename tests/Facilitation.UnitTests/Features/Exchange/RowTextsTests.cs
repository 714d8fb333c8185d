using System.Text;
using System.Text.Json;
using Facilitation.Domain;
using Facilitation.Web.Features.Exchange;

namespace Facilitation.UnitTests.Features.Exchange;

public sealed class RowTextsTests
{
    [Fact]
    public void A_person_in_a_row_is_masked_and_the_masks_stand_where_they_say()
    {
        var row = Thorn("  Kylian Moreau, en 5e3, ne sort pas ses affaires. Écrire à lea.martin@exemple.fr.");

        Assert.DoesNotContain("Kylian", row.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("exemple.fr", row.Text, StringComparison.Ordinal);
        Assert.NotEmpty(row.Masks);
        Assert.All(row.Masks, mask => Assert.Equal(mask.Mask, row.Text.Substring(mask.Start, mask.Length)));
    }

    [Fact]
    public void What_was_masked_once_is_found_clean_the_second_time()
    {
        var once = Thorn("Kylian Moreau, en 5e3, ne sort pas ses affaires. Appeler sa mère au 06 12 34 56 78.");
        var twice = Thorn(once.Text);

        Assert.Equal(once.Text, twice.Text);
        Assert.Empty(twice.Masks);
    }

    [Fact]
    public void Each_field_of_a_row_keeps_its_own_words()
    {
        var file = Read("""
            {"actions":[{"id":"A1","challengeId":"D1","title":"Relire à deux","description":"Kylian Moreau relit avec un camarade.","context":"Classe de 27 élèves.",
            "indicators":["nombre de reprises","mot de lea.martin@exemple.fr"]}]}
            """);

        var action = file.Actions.Single().Row;
        Assert.Equal("Relire à deux", action.Title);
        Assert.Equal("Classe de 27 élèves.", action.Context);
        Assert.EndsWith("relit avec un camarade.", action.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("Moreau", action.Description, StringComparison.Ordinal);
        Assert.Equal("nombre de reprises", action.Indicators![0]);
        Assert.StartsWith("mot de [", action.Indicators[1], StringComparison.Ordinal);
        Assert.Equal(2, file.MaskedCount);
    }

    [Fact]
    public void A_row_that_may_reveal_a_child_in_danger_is_refused()
    {
        var file = Read("""{"thorns":[{"id":"T1","text":"Une élève de CM1 m'a dit que son père la frappe le soir, elle a des bleus."},{"id":"T2","text":"Le bruit monte."}]}""");

        Assert.Equal("T2", file.Thorns.Single().Row.Id);
        Assert.Contains("enfant en danger", file.Refused.Single().Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("frappe", file.Refused.Single().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("La question du Grand oral est d'abord expliquée à un camarade.")]
    [InlineData("Le Petit journal de la classe paraît le vendredi.")]
    public void A_title_with_a_capital_is_nobodys_name(string text) => Assert.Equal(text, Thorn(text).Text);

    [Fact]
    public void A_row_longer_than_can_be_checked_is_refused()
        => Assert.Throws<RuleBrokenException>(() => RowTexts.Mask([("one", new string('a', 10_000)), ("two", new string('b', 10_000))]));

    private static ThornRow Thorn(string text) => Read(JsonSerializer.Serialize(new { thorns = new[] { new { id = "T1", text } } })).Thorns.Single().Row;

    private static IncomingFile Read(string json) => IncomingFile.Read(Encoding.UTF8.GetBytes(json));
}
