using System.Text.Json;
using Facilitation.Domain;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Web.Identity;

namespace Facilitation.UnitTests.Experiments;

/// <summary>What is asked of an author: on short texts for each rule, and on the demonstration's thirty reports, which say themselves what they lack.</summary>
public sealed class ReportCompletenessTests
{
    [Fact]
    public void Enthusiasm_alone_is_asked_for_conditions_facts_and_changes()
        => Assert.Equal([ReportGapKind.Evidence, ReportGapKind.Conditions, ReportGapKind.Deviations], Ask("Super, à refaire !!! Mes élèves ont adoré."));

    [Fact]
    public void A_whole_narrative_is_asked_nothing()
        => Assert.Empty(Ask("En 4e, à 27, pendant trois semaines, comme prévu : 18 élèves sur 27 ont fini à temps, contre 9 avant."));

    [Theory]
    [InlineData("J'ai compté les mains levées chaque jour.")]
    [InlineData("Un tiers des copies était relu.")]
    [InlineData("Une élève a dit « je n'avais jamais osé ».")]
    [InlineData("Les élèves ont recommencé leur brouillon sans qu'on le demande.")]
    [InlineData("Onze demandes le lundi, trois le vendredi, soit en moyenne cinq.")]
    public void A_fact_in_the_narrative_is_not_asked_for_again(string narrative) => Assert.DoesNotContain(ReportGapKind.Evidence, Ask(narrative));

    [Theory]
    [InlineData("C'était vraiment une belle expérience pour tout le monde.")]
    [InlineData("J'ai fait deux fois, ça dépend des jours.")]
    [InlineData("Mes élèves ont vraiment beaucoup aimé, et ils ont été contents.")]
    public void An_impression_is_no_fact(string narrative) => Assert.Contains(ReportGapKind.Evidence, Ask(narrative));

    [Theory]
    [InlineData("J'ai remplacé la consigne écrite par une consigne lue.")]
    [InlineData("Je l'ai mené tel quel.")]
    [InlineData("Deux rituels par semaine au lieu de trois.")]
    [InlineData("J'ai dû passer à deux séances.")]
    public void A_change_in_the_narrative_is_not_asked_for_again(string narrative) => Assert.DoesNotContain(ReportGapKind.Deviations, Ask(narrative));

    [Theory]
    [InlineData("Je n'ai pas eu le temps de garder les dix minutes en classe.", true)]
    [InlineData("La séance a été annulée à cause de la grève.", true)]
    [InlineData("Je ne l'ai pas vraiment menée.", true)]
    [InlineData("Je n'ai pas mesuré avant, donc je ne peux pas dire de combien.", false)]
    [InlineData("Ça n'a pas fonctionné : ils n'ont rien écrit.", false)]
    public void What_was_not_carried_out_is_offered_another_verdict(string narrative, bool asked)
    {
        Assert.Equal(asked, Ask(narrative, ReportStance.DidNotWork).Contains(ReportGapKind.NotCarriedOut));
        Assert.DoesNotContain(ReportGapKind.NotCarriedOut, Ask(narrative, ReportStance.Inconclusive));
    }

    [Fact]
    public void Fields_answer_as_the_narrative_does()
        => Assert.Empty(ReportCompleteness.Of(new()
        {
            Narrative = "Bien passé.",
            DeclaredStance = ReportStance.Worked,
            Level = EducationLevel.LowerSecondary,
            StudentCount = 24,
            Setting = "collège rural",
            Deviations = "Rien.",
            Observations = "Plus de mains levées.",
        }));

    [Fact]
    public void Without_a_verdict_it_is_asked_for() => Assert.Contains(ReportGapKind.Verdict, ReportCompleteness.Of(new() { Narrative = "Lu." }).Select(gap => gap.Kind));

    [Fact]
    public void Every_question_has_its_reason_and_a_field_of_the_form()
        => Assert.All(ReportCompleteness.Of(new() { Narrative = "Pas eu le temps." }), gap =>
        {
            Assert.EndsWith("?", gap.Question, StringComparison.Ordinal);
            Assert.NotEmpty(gap.Reason);
            Assert.Contains(gap.Field, ReportPart.Texts.Select(part => part.Name).Append("declaredStance"));
        });

    [Fact]
    public void Of_the_thirty_reports_those_with_measures_are_not_asked_for_facts_and_those_without_are()
    {
        var reports = Demonstration();

        Assert.Equal(30, reports.Count);
        Assert.Empty(reports.Where(report => report.Measures > 0 && report.Asked.Contains(ReportGapKind.Evidence)).Select(report => report.Id));
        Assert.Empty(reports.Where(report => report.Flaws.Contains("no_evidence") && !report.Asked.Contains(ReportGapKind.Evidence)).Select(report => report.Id));
    }

    [Fact]
    public void Of_the_thirty_reports_most_that_tell_a_change_are_not_asked_for_it()
    {
        var changed = Demonstration().Where(report => report.Deviations > 0).ToList();

        Assert.InRange(changed.Count(report => report.Asked.Contains(ReportGapKind.Deviations)), 0, changed.Count / 4);
    }

    [Theory]
    [InlineData('a')]
    [InlineData(' ')]
    [InlineData('7')]
    [InlineData('«')]
    public void A_long_strange_text_is_read_quickly(char character)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        ReportCompleteness.Of(new() { Narrative = string.Concat(Enumerable.Repeat($"les élèves {new string(character, 30)} deux ", 180))[..8_000] });

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private static ReportGapKind[] Ask(string narrative, ReportStance stance = ReportStance.Worked)
        => [.. ReportCompleteness.Of(new() { Narrative = narrative, DeclaredStance = stance }).Select(gap => gap.Kind)];

    private static List<(string Id, int Measures, int Deviations, string[] Flaws, ReportGapKind[] Asked)> Demonstration()
    {
        using var file = typeof(Seat).Assembly.GetManifestResourceStream("Facilitation.Web.Demo.Data.reports.json")!;
        using var json = JsonDocument.Parse(file);
        return [.. json.RootElement.GetProperty("reports").EnumerateArray().Select(report => (
            report.GetProperty("id").GetString()!,
            Count(report, "measures"),
            Count(report, "deviations"),
            report.GetProperty("flaws").EnumerateArray().Select(flaw => flaw.GetString()!).ToArray(),
            ReportCompleteness.Of(new()
            {
                Narrative = report.GetProperty("text").GetString()!,
                DeclaredStance = WireName.Parse<ReportStance>(report.GetProperty("stance").GetString()),
                Level = WireName.Parse<EducationLevel>(report.GetProperty("level").GetString()),
            }).Select(gap => gap.Kind).ToArray()))];
    }

    private static int Count(JsonElement report, string list)
        => report.TryGetProperty("gold", out var gold) && gold.TryGetProperty(list, out var items) ? items.GetArrayLength() : 0;
}
