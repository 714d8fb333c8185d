using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;

namespace Facilitation.UnitTests.Experiments;

public sealed class ExperimentReportTests
{
    private static readonly DateOnly Today = new(2025, 3, 14);

    [Fact]
    public void A_narrative_is_enough_and_the_community_reads_it()
    {
        var report = Write(new() { Narrative = "  Trois semaines de lecture à deux. " });

        Assert.Equal("Trois semaines de lecture à deux.", report.Narrative);
        Assert.Equal(Visibility.Community, report.Visibility);
        Assert.Null(report.DeclaredStance);
    }

    [Theory]
    [InlineData("", "narrative.missing")]
    [InlineData(" \n\0", "narrative.missing")]
    public void Without_a_narrative_there_is_no_report(string narrative, string code) => Assert.Equal(code, Broken(new() { Narrative = narrative }));

    [Theory]
    [InlineData(8_000, 2_000, null)]
    [InlineData(8_001, 0, "narrative.length")]
    [InlineData(1, 2_001, "advice.length")]
    public void Parts_have_their_lengths(int narrative, int advice, string? code)
        => Assert.Equal(code, Broken(new() { Narrative = new('a', narrative), Advice = new('b', advice) }));

    [Fact]
    public void All_parts_together_are_short_enough_to_be_checked_at_once()
    {
        var long_ = new string('a', 2_000);

        Assert.Equal("report.length", Broken(new() { Narrative = new('a', 8_000), Done = long_, Deviations = long_, DataCollected = long_, Observations = long_, Analysis = long_, Limitations = long_ }));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(2_000, null)]
    [InlineData(-1, "studentCount.range")]
    [InlineData(2_001, "studentCount.range")]
    public void The_number_of_pupils_is_possible(int count, string? code) => Assert.Equal(code, Broken(new() { Narrative = "Lu.", StudentCount = count }));

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "triedOn.range")]
    [InlineData(-60_000, "triedOn.range")]
    public void A_trial_has_taken_place(int days, string? code) => Assert.Equal(code, Broken(new() { Narrative = "Lu.", TriedOn = Today.AddDays(days) }));

    [Fact]
    public void Every_part_is_masked()
    {
        var report = Write(new() { Narrative = "Kylian Moreau a lu.", Advice = "Écrire à lea.martin@exemple.fr.", Subject = "avec Mme Delorme" });

        Assert.DoesNotContain("Kylian", report.Narrative, StringComparison.Ordinal);
        Assert.DoesNotContain("lea", report.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("Delorme", report.Subject, StringComparison.Ordinal);
        Assert.Equal(["advice", "narrative", "subject"], report.Masks.Select(mask => mask.Field).Distinct().Order());
    }

    [Fact]
    public void A_name_its_author_kept_keeps_the_report_with_its_author()
    {
        const string text = "Mme Delorme détruit tout ce que je fais sur l'oral.";
        var (report, _) = ExperimentReport.Write(MemberId.New(), "1.1", new() { Narrative = text }, [new("narrative", 0, "Mme Delorme".Length)], Today, DateTimeOffset.UnixEpoch);

        Assert.True(report.HasUnmaskedPerson);
        Assert.Equal(Visibility.Private, report.Visibility);
    }

    [Fact]
    public void A_report_that_may_reveal_a_child_in_danger_is_its_author_s_alone()
    {
        var report = Write(new() { Narrative = "Trois semaines d'essai.", Observations = "Une élève m'a montré des scarifications et m'a dit que son beau-père la frappe." });

        Assert.True(report.Safeguarding);
        Assert.Equal(Visibility.Private, report.Visibility);
    }

    [Fact]
    public void An_edit_keeps_the_masks_that_still_stand_marked()
    {
        var before = Write(new() { Narrative = "Kylian Moreau a lu, puis Inès Benali a relu." });

        var after = Write(before.Content() with { Narrative = $"Ce matin-là : {before.Narrative}" }).WithMasksOf(before);

        Assert.NotEmpty(before.Masks);
        Assert.Equal(before.Masks.Count, after.Masks.Count);
        Assert.All(after.Masks, mask => Assert.Equal(mask.Mask, after.Narrative.Substring(mask.Start, mask.Length)));
    }

    private static string? Broken(ReportContent typed) => (Record.Exception(() => Write(typed)) as RuleBrokenException)?.Code;

    private static ExperimentReport Write(ReportContent typed) => ExperimentReport.Write(MemberId.New(), "1.1", typed, [], Today, DateTimeOffset.UnixEpoch).Report;
}
