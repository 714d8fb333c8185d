using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;

namespace Facilitation.UnitTests.Method;

public sealed class TypographyTests
{
    [Theory]
    [InlineData("Comment faire ?", "Comment faire\u202F?")]
    [InlineData("Comment faire?", "Comment faire\u202F?")]
    [InlineData("Un point : deux ; trois !", "Un point\u00A0: deux\u202F; trois\u202F!")]
    [InlineData("Il dit « bien » et sort.", "Il dit «\u00A0bien\u00A0» et sort.")]
    [InlineData("à 17:30, https://exemple.fr/?a=1", "à 17:30, https://exemple.fr/?a=1")]
    public void French_gets_its_spaces(string written, string shown)
    {
        Assert.Equal(shown, Typography.French(written));
        Assert.Equal(shown, Typography.French(shown));
    }

    [Fact]
    public void A_hypothesis_is_read_with_its_elisions()
        => Assert.Equal("S'ils parlent d'abord, alors ils écriront, parce qu'un mot dit est plus facile à écrire.",
            HypothesisSentence.Of(new Hypothesis("ils parlent d'abord", "ils écriront", "un mot dit est plus facile à écrire"), "fr"));
}
