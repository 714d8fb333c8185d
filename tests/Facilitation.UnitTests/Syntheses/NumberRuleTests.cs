using Facilitation.Domain.Syntheses;

namespace Facilitation.UnitTests.Syntheses;

/// <summary>A number of a synthesis is a report's: equal in value, counting the same.</summary>
public sealed class NumberRuleTests
{
    private const string Text = "Au questionnaire, 71 % de bonnes réponses contre 52 % l'an dernier. Dix-sept élèves ont parlé au moins une minute, contre cinq. "
        + "Le temps de parole est passé de vingt secondes à une minute vingt. La moitié de la classe a relu son texte. Trois élèves sur quatre ont fini. "
        + "Au premier essai, neuf volontaires ; au quatrième, ils étaient dix-huit. Le rituel prenait onze minutes au début, sept ensuite.";

    private static readonly SourceReport Report = Reports.Report(Text, count: 24);

    [Theory]
    [InlineData("Au bout de cinq lundis, les élèves demandent à réécouter.", "Après cinq séances, les élèves demandent à réécouter.")]
    [InlineData("Sur le plateau, quatorze oublis avant, six après.", "Les oublis sont passés de quatorze à six.")]
    [InlineData("En octobre, sept oublis par plan ; en décembre, trois.", "Les oublis sont passés de sept à trois par plan.")]
    [InlineData("Ils ont levé la main onze fois, contre deux avant.", "Les interventions sont passées de deux à onze sur six séances.", "Six séances.")]
    [InlineData("Terminale, dix-huit élèves. Le meilleur jour, six d'entre eux lisent.", "Le meilleur jour, six élèves sur dix-huit lisent.")]
    public void A_number_is_found_however_it_is_told(string narrative, string claim, string more = "")
    {
        var report = Reports.Report($"{narrative} {more}".Trim(), count: null);

        Assert.DoesNotContain(Reports.Check(report, claim, narrative, FindingDirection.Mixed).Codes(), code => code.StartsWith("number", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sur le plateau, quatorze oublis avant, six après.", "Les oublis sont passés de six à quatorze.")]
    [InlineData("En octobre, sept oublis par plan ; en décembre, trois.", "Les oublis sont passés de trois à sept par plan.")]
    [InlineData("Neuf élèves sur seize remplissent la fiche seuls, contre trois au début.", "Trois élèves sur seize remplissent la fiche seuls, alors qu'ils étaient neuf au départ.")]
    [InlineData("L'aide était absente trois séances sur cinq.", "L'aide était absente pour trois élèves sur cinq.")]
    public void A_number_that_is_told_the_other_way_round_is_refused(string narrative, string claim)
        => Assert.Contains(Reports.Check(Reports.Report(narrative), claim, narrative, FindingDirection.Mixed).Codes(), code => code.StartsWith("number", StringComparison.Ordinal) || code == "polarity");

    [Theory]
    [InlineData("Les bonnes réponses atteignent 71 %, contre 52 % l'an dernier.")]
    [InlineData("Les bonnes réponses atteignent soixante et onze pour cent.")]
    [InlineData("17 élèves parlent au moins une minute, contre 5.")]
    [InlineData("17 élèves sur 24 parlent au moins une minute.")]
    [InlineData("Le temps de parole passe de 20 s à 1 min 20.")]
    [InlineData("Le temps de parole passe de vingt à quatre-vingts secondes.")]
    [InlineData("50 % de la classe a relu son texte.")]
    [InlineData("La moitié des élèves a relu son texte.")]
    [InlineData("Les trois quarts des élèves ont fini.")]
    [InlineData("75 % des élèves ont fini.")]
    [InlineData("Le rituel est passé de onze à sept minutes.")]
    [InlineData("Les volontaires sont passés de neuf à dix-huit au quatrième essai : leur nombre a doublé.")]
    [InlineData("Dans cette classe de 24, des élèves ont relu leur texte.")]
    public void A_number_may_be_written_another_way(string claim) => Assert.DoesNotContain(Codes(claim), code => code.StartsWith("number", StringComparison.Ordinal));

    [Theory]
    [InlineData("Les bonnes réponses atteignent 72 %.")]
    [InlineData("Les bonnes réponses atteignent 24 %.")]
    [InlineData("Les bonnes réponses gagnent 19 points.")]
    [InlineData("71 élèves donnent de bonnes réponses.")]
    [InlineData("71 % des élèves donnent de bonnes réponses.")]
    [InlineData("17 % des élèves parlent au moins une minute.")]
    [InlineData("Dix-sept minutes de parole sont relevées.")]
    [InlineData("17 élèves sur 30 parlent au moins une minute.")]
    [InlineData("Le temps de parole passe de 20 s à 2 min.")]
    [InlineData("Le temps de parole a triplé.")]
    [InlineData("Les deux tiers de la classe ont relu leur texte.")]
    [InlineData("Plus de 71 % de bonnes réponses sont relevées.")]
    [InlineData("Le rituel est passé de sept à onze minutes.")]
    [InlineData("Les bonnes réponses passent de 71 % à 52 %.")]
    public void A_number_that_no_report_gives_in_this_sense_is_refused(string claim)
        => Assert.Contains(Codes(claim), code => code.StartsWith("number", StringComparison.Ordinal));

    [Theory]
    [InlineData("Deux retours rapportent que des élèves ont parlé.")]
    [InlineData("La plupart des collègues rapportent que des élèves ont parlé.")]
    [InlineData("40 % des retours rapportent que des élèves ont parlé.")]
    [InlineData("Tous les enseignants rapportent que des élèves ont parlé.")]
    [InlineData("Un seul enseignant sur trois rapporte que des élèves ont parlé.")]
    [InlineData("Most teachers report that pupils spoke.")]
    [InlineData("Two reports out of three say that pupils spoke.")]
    public void Counts_of_reports_are_never_the_writers(string claim) => Assert.Contains("report_count", Codes(claim));

    [Fact]
    public void Most_is_a_number_too()
    {
        const string Few = "Quelques élèves ont relu leur texte la veille du devoir.";

        Assert.Contains("number", Reports.Check(Reports.Report(Few), "La plupart des élèves ont relu leur texte.", Few).Codes());
        Assert.DoesNotContain("number", Reports.Check(Report, "La plupart des élèves ont parlé au moins une minute.", Text).Codes());
    }

    private static IEnumerable<string> Codes(string claim) => Reports.Check(Report, claim, Text).Codes();
}
