using CsCheck;
using Facilitation.Domain;

namespace Facilitation.UnitTests;

public sealed class PlainTextTests
{
    [Fact]
    public void Cleaning_keeps_every_offset_and_leaves_nothing_a_database_refuses()
        => Gen.String.Sample(text =>
        {
            var clean = PlainText.Clean(text);

            Assert.Equal(text.Length, clean.Length);
            Assert.DoesNotContain(clean, c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
            Assert.Equal(clean, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(clean)));
        });

    [Fact]
    public void Cleaning_twice_changes_nothing_more() => Gen.String.Sample(text => PlainText.Clean(PlainText.Clean(text)) == PlainText.Clean(text));

    [Theory]
    [InlineData("a\u202Eb", "a b")]
    [InlineData("a\0b", "a b")]
    [InlineData("👩🏽‍🏫 é\n\tœ", "👩🏽‍🏫 é\n\tœ")]
    public void What_cannot_be_shown_is_replaced_and_everything_else_stays(string text, string clean) => Assert.Equal(clean, PlainText.Clean(text));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a\uFFFDb", PlainText.Clean("a\uD83Db"));

    [Fact]
    public void A_text_that_must_be_there_says_which_field_is_empty()
    {
        var broken = Assert.Throws<RuleBrokenException>(() => PlainText.Require(" \r\n", "question", "La question", 10));

        Assert.Equal(("question.missing", "question"), (broken.Code, broken.Field));
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "question.length")]
    public void A_text_may_have_exactly_its_longest_length(int length, string? code)
        => Assert.Equal(code, (Record.Exception(() => PlainText.Limit(new string('é', length), "question", "La question", 10)) as RuleBrokenException)?.Code);
}
