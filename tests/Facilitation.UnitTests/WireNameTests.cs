using Facilitation.Domain;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;

namespace Facilitation.UnitTests;

public sealed class WireNameTests
{
    [Fact]
    public void Levels_are_spelt_as_the_files_spell_them()
        => Assert.Equal(["maternelle", "elementaire", "college", "lycee-gt", "lycee-pro", "bts", "transverse"], WireName.All<EducationLevel>());

    [Fact]
    public void Every_spelling_reads_back_as_its_value()
    {
        Assert.All(Enum.GetValues<ReportStance>(), stance => Assert.Equal(stance, WireName.Parse<ReportStance>(WireName.Of(stance))));
        Assert.All(Enum.GetValues<RedactionKind>(), kind => Assert.Equal(kind, WireName.Parse<RedactionKind>(WireName.Of(kind))));
    }

    [Theory]
    [InlineData("College")]
    [InlineData("")]
    [InlineData(null)]
    public void What_nobody_spells_so_is_nothing(string? name) => Assert.Null(WireName.Parse<EducationLevel>(name));
}
