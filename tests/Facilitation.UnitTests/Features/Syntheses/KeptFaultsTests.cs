using Facilitation.Domain.Privacy;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Features.Syntheses;

namespace Facilitation.UnitTests.Features.Syntheses;

/// <summary>A refused sentence is kept without the names it says; so are the reasons it was refused for.</summary>
public sealed class KeptFaultsTests
{
    [Theory]
    [InlineData("Léa parle davantage en groupe.", "« Léa » semble désigner une personne.", "« […] » semble désigner une personne.")]
    [InlineData("Les élèves parlent toujours davantage.", "« toujours » généralise.", "« toujours » généralise.")]
    public void A_name_is_masked_in_the_reason_as_in_the_sentence(string text, string message, string kept)
        => Assert.Equal(kept, KeptFaults.Of(new(text, [new("person", message)]), PrivacyScanner.Scan(text)).Single().Message);

    [Fact]
    public void A_sentence_about_a_child_in_danger_leaves_no_words_at_all()
    {
        const string Text = "Un élève dit que son père le frappe tous les soirs.";
        var scan = PrivacyScanner.Scan(Text);

        var kept = KeptFaults.Of(new(Text, [new("universal", "« tous les soirs » généralise.")]), scan);

        Assert.True(scan.Safeguarding);
        Assert.Equal("« … » généralise.", kept.Single().Message);
    }
}
