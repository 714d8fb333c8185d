using Facilitation.Domain.Privacy;

namespace Facilitation.UnitTests.Privacy;

public sealed class FieldScannerTests
{
    private const string Narrative = "  \r\nEn 5e3,\r\nKylian Moreau a lu sa copie.\r\nMme Delorme m'a aidée.  ";
    private const string Advice = "Écrire à lea.martin@exemple.fr avant.";

    [Fact]
    public void Offsets_point_into_each_field_as_it_was_typed()
    {
        var scan = Scan();

        Assert.Contains(scan.Redactions, redaction => redaction.Field == "narrative" && Narrative.Substring(redaction.Start, redaction.Length).Contains("Kylian", StringComparison.Ordinal));
        Assert.Contains(scan.Redactions, redaction => redaction.Field == "advice" && Advice.Substring(redaction.Start, redaction.Length) == "lea.martin@exemple.fr");
    }

    [Fact]
    public void Every_mask_stands_where_the_stored_fields_say()
    {
        var scan = Scan();

        Assert.NotEmpty(scan.Masks);
        Assert.All(scan.Masks, mask => Assert.Equal(mask.Mask, scan[mask.Field]!.Substring(mask.Start, mask.Length)));
        Assert.DoesNotContain("\r", scan["narrative"], StringComparison.Ordinal);
        Assert.StartsWith("En ", scan["narrative"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_over_an_adult_may_be_refused_and_one_over_a_minor_may_not()
    {
        var offered = Scan().Redactions;

        var scan = FieldScanner.Scan([new("narrative", Narrative), new("advice", Advice)], [.. offered.Select(mask => new KeptField(mask.Field, mask.Start, mask.Length))]);

        Assert.True(scan.HasUnmaskedPerson);
        Assert.Contains("Mme Delorme", scan["narrative"], StringComparison.Ordinal);
        Assert.DoesNotContain("Kylian", scan["narrative"], StringComparison.Ordinal);
        Assert.DoesNotContain("lea.martin", scan["advice"], StringComparison.Ordinal);
        Assert.All(scan.Kept, kept => Assert.Equal("narrative", kept.Field));
    }

    [Fact]
    public void A_child_in_danger_is_noticed_across_two_fields()
        => Assert.True(FieldScanner.Scan([new("narrative", "Une élève m'a montré ses bleus."), new("observations", "Elle m'a dit que son beau-père la frappe.")], []).Safeguarding);

    [Fact]
    public void Empty_fields_are_not_there() => Assert.Null(FieldScanner.Scan([new("narrative", "Lire."), new("done", " \n "), new("advice", null)], [])["done"]);

    private static FieldScan Scan() => FieldScanner.Scan([new("narrative", Narrative), new("done", ""), new("advice", Advice)], []);
}
