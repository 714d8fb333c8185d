using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Thorns;

namespace Facilitation.UnitTests.Thorns;

public sealed class ThornTests
{
    private static readonly ThornContext Nothing = new(null, null, null);

    [Fact]
    public void A_thorn_is_private_until_its_author_shares_it() => Assert.Equal(Visibility.Private, Write("Mes 6e bavardent.").Visibility);

    [Fact]
    public void Every_mask_stands_where_the_stored_text_says()
    {
        var thorn = Write("  \nKylian Moreau, 5e3, ne sort pas ses affaires. Écrire à lea.martin@exemple.fr ou au 06 12 34 56 78.");

        Assert.NotEmpty(thorn.Masks);
        Assert.All(thorn.Masks, mask => Assert.Equal(mask.Mask, thorn.Text.Substring(mask.Start, mask.Length)));
        Assert.DoesNotContain("Kylian", thorn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Offsets_of_a_scan_point_into_the_text_as_it_was_typed()
    {
        const string typed = "  Kylian Moreau, 5e3, refuse d'écrire.";

        var (_, scan) = Thorn.Write(MemberId.New(), typed, Nothing, [], DateTimeOffset.UnixEpoch);

        Assert.Contains(scan.Redactions, redaction => typed.Substring(redaction.Start, redaction.Length).Contains("Kylian", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4_000, null)]
    [InlineData(4_001, "text.length")]
    public void A_thorn_has_at_most_4000_characters(int length, string? code)
        => Assert.Equal(code, (Record.Exception(() => Write(new string('a', length))) as RuleBrokenException)?.Code);

    [Fact]
    public void A_thorn_that_may_reveal_a_child_in_danger_cannot_be_shared()
    {
        var thorn = Write("Une élève m'a montré des scarifications et m'a dit que son beau-père la frappe.");

        Assert.True(thorn.Safeguarding);
        Assert.Equal("thorn.safeguarding", Assert.Throws<RuleBrokenException>(thorn.CheckMayBeShared).Code);
    }

    [Fact]
    public void A_name_its_author_kept_stays_out_of_what_others_receive()
    {
        const string text = "Mme Delorme détruit tout ce que je fais sur l'oral.";
        var (thorn, _) = Thorn.Write(MemberId.New(), text, Nothing, [new(0, "Mme Delorme".Length)], DateTimeOffset.UnixEpoch);

        Assert.Contains("Delorme", thorn.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Delorme", thorn.Outgoing().Masked, StringComparison.Ordinal);
        Assert.Equal("thorn.person", Assert.Throws<RuleBrokenException>(thorn.CheckMayBeShared).Code);
    }

    private static Thorn Write(string text) => Thorn.Write(MemberId.New(), text, Nothing, [], DateTimeOffset.UnixEpoch).Thorn;
}
