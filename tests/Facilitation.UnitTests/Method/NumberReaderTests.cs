using Facilitation.Domain.Method;

namespace Facilitation.UnitTests.Method;

/// <summary>Numbers are read whichever way people write them.</summary>
public sealed class NumberReaderTests
{
    [Theory]
    [InlineData("25 élèves", "25")]
    [InlineData("vingt-cinq élèves", "25")]
    [InlineData("soixante et onze", "71")]
    [InlineData("quatre-vingt-dix-sept", "97")]
    [InlineData("cent vingt", "120")]
    [InlineData("deux mille trois cents", "2300")]
    [InlineData("9,8 contre 10,1", "9.8 10.1")]
    [InlineData("1 250 copies", "1250")]
    [InlineData("la moitié", "0.5")]
    [InlineData("deux tiers", "0.6667")]
    [InlineData("trois quarts", "0.75")]
    [InlineData("un tiers", "0.3333")]
    [InlineData("une dizaine", "10")]
    [InlineData("une cinquantaine", "50")]
    [InlineData("trois, deux et quatre", "3 2 4")]
    [InlineData("deux et quatre", "2 4")]
    [InlineData("trente et un", "31")]
    [InlineData("twenty-one pupils out of thirty", "21 30")]
    [InlineData("un élève et une classe", "")]
    [InlineData("by week three half of the class", "3 0.5")]
    public void A_number_is_read_from_figures_and_from_words(string text, string expected)
        => Assert.Equal(expected, string.Join(' ', NumberReader.Read(text).Select(stated => stated.Value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void A_number_knows_where_it_stands()
    {
        const string Text = "Au premier, deux tiers des élèves ; au second, vingt-cinq.";

        Assert.Equal(["deux tiers", "vingt-cinq"], NumberReader.Read(Text).Select(stated => Text[stated.Start..stated.End]));
    }
}
