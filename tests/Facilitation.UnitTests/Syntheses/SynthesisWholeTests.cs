using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;

namespace Facilitation.UnitTests.Syntheses;

/// <summary>What code says of a synthesis as a whole: how many, who is left out, what belongs together.</summary>
public sealed class SynthesisWholeTests
{
    [Theory]
    [InlineData(1, 1, "un seul retour")]
    [InlineData(1, 3, "un seul retour sur trois")]
    [InlineData(2, 3, "deux retours sur trois")]
    [InlineData(4, 4, "les quatre retours")]
    [InlineData(6, 9, "six retours sur neuf")]
    [InlineData(12, 20, "12 retours sur 20, soit 60\u202F%")]
    [InlineData(0, 5, "aucun retour")]
    public void Counts_are_worded_by_how_many_there_are(int cited, int evidence, string expected)
        => Assert.Equal(expected, EvidenceWording.Count(cited, evidence, "fr"));

    [Theory]
    [InlineData(1, 1, "a single report")]
    [InlineData(2, 3, "two reports out of three")]
    [InlineData(12, 20, "12 reports out of 20, or 60%")]
    public void Counts_are_worded_in_English_too(int cited, int evidence, string expected) => Assert.Equal(expected, EvidenceWording.Count(cited, evidence, "en"));

    [Fact]
    public void No_share_in_percent_is_told_of_fewer_than_ten_reports()
        => Assert.All(Enumerable.Range(0, 10), evidence => Assert.DoesNotContain("%", EvidenceWording.Count(evidence / 2, evidence, "fr"), StringComparison.Ordinal));

    [Fact]
    public void Both_verdicts_are_shown_where_they_differ()
    {
        Assert.Equal("mitigé (selon son auteur·rice\u00A0: a fonctionné)", EvidenceWording.Verdict(Reports.Report("x", ReportStance.Worked, retained: ReportStance.Mixed), "fr"));
        Assert.Equal("a fonctionné", EvidenceWording.Verdict(Reports.Report("x", ReportStance.Worked), "fr"));
    }

    [Fact]
    public void A_minority_that_no_finding_cites_is_named_and_listed()
    {
        var worked = Reports.Report("Les élèves parlent davantage en groupe de quatre.");
        var failed = Reports.Report("À trente-cinq, les groupes bavardent et rien n'avance.", ReportStance.DidNotWork);
        var notDone = Reports.Report("Nous n'avons finalement pas pu mener l'action.", ReportStance.DidNotWork);
        var finding = Reports.Check(worked, "Les élèves parlent davantage en groupe de quatre.", "Les élèves parlent davantage en groupe de quatre.").Passed!;

        var coverage = SynthesisCoverage.Of([finding], [worked, failed, notDone]);

        Assert.Equal([failed], coverage.Uncited);
        Assert.Equal([FindingDirection.Unfavourable], coverage.DroppedDirections);
        Assert.Equal([notDone], coverage.NoEvidence.Select(entry => entry.Report));
    }

    [Fact]
    public void Observations_under_like_conditions_are_grouped_whatever_their_order()
    {
        var report = Reports.Report("Les groupes de quatre parlent plus. Avec quatre élèves par groupe, ils parlent. En dernière heure, ils se taisent.");
        Observation[] observations =
        [
            Observed(report, "groupes de quatre élèves", "Avec quatre élèves par groupe, ils parlent"),
            Observed(report, "groupe de quatre", "Les groupes de quatre parlent plus"),
            Observed(report, "dernière heure", "En dernière heure, ils se taisent"),
        ];

        var groups = ObservationGroups.Of(observations, [report]);

        Assert.Equal(2, groups.Count);
        Assert.Equal(groups.Select(group => group.Key), ObservationGroups.Of([.. observations.Reverse()], [report]).Select(group => group.Key));
    }

    [Fact]
    public void A_group_has_twenty_observations_at_most_and_none_is_lost()
    {
        var reports = Enumerable.Range(0, 45).Select(i => Reports.Report($"Retour {i}, les élèves parlent plus longtemps.", level: EducationLevel.LowerSecondary)).ToList();

        var groups = ObservationGroups.Of([.. reports.Select(report => Observed(report, null, "les élèves parlent plus longtemps"))], reports);

        Assert.All(groups, group => Assert.InRange(group.Observations.Count, 1, 20));
        Assert.Equal(45, groups.Sum(group => group.Observations.Count));
        Assert.Equal(groups.Count, groups.Select(group => group.Key).Distinct().Count());
        Assert.All(groups, group => Assert.Equal("collège", group.Condition));
    }

    private static Observation Observed(SourceReport report, string? condition, string quote)
        => new(FindingKind.Effect, FindingDirection.Favourable, condition, Reports.Find(report, quote).Passed!);
}
