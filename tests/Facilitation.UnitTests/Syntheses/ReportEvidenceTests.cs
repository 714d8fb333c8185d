using Facilitation.Domain.Experiments;
using Facilitation.Domain.Syntheses;

namespace Facilitation.UnitTests.Syntheses;

/// <summary>What a report is worth as evidence, read from its words and its verdicts.</summary>
public sealed class ReportEvidenceTests
{
    [Theory]
    [InlineData("J'ai mené cinq séances. Je ne conclus pas que l'action est mauvaise, je conclus que je ne l'ai pas vraiment menée.")]
    [InlineData("Nous n'avons finalement pas eu le temps de le faire, les conseils de classe ont tout pris.")]
    [InlineData("L'action n'a pas pu être menée : stages avancés, salle fermée.")]
    [InlineData("Je n'ai pas pu la tester cette année.")]
    [InlineData("L'expérimentation a été reportée à la rentrée.")]
    [InlineData("Le protocole n'a pas été respecté, j'ai improvisé autre chose.")]
    [InlineData("L'an prochain, je compte tester le plan de travail avec mes deux classes.")]
    [InlineData("Je n'ai fait qu'une séance sur les six prévues, avec la moitié du groupe.")]
    [InlineData("Je n'ai pas eu le temps de garder les dix minutes en classe, donc ils n'ont rien corrigé.")]
    [InlineData("In the end we did not manage to try it this term.")]
    public void An_action_that_was_not_carried_out_is_neither_success_nor_failure(string text)
        => Assert.Equal(EvidenceStatus.NotCarriedOut, ReportEvidence.Of(Reports.Report(text, ReportStance.DidNotWork)).Status);

    [Theory]
    [InlineData("Je n'ai pas fait les dix minutes prévues mais cinq, et quatorze élèves sur vingt ont terminé leur fiche.")]
    [InlineData("Je ne l'ai pas menée jusqu'au bout : au bout de six séances sur huit, les groupes parlaient déjà plus longtemps.")]
    [InlineData("La première semaine je n'ai pas pu la mener, ensuite les élèves ont commencé seuls en deux minutes.")]
    [InlineData("L'assistant était trop gentil et les étudiants ont pris une claque au premier appel. Il faut des scénarios durs, nous n'avons pas eu le temps de les écrire.")]
    [InlineData("Je n'ai pas noté le rituel et les élèves ont continué à le faire pendant sept semaines.")]
    [InlineData("À trente-cinq, impossible : au bout de deux devoirs j'ai arrêté, le tirage a été vécu comme une sanction.")]
    [InlineData("Ça n'a pas marché : les amis bavardent et les plus fragiles se retrouvent ensemble.")]
    [InlineData("Il a annoncé les étapes pendant quatre séances. Il faudrait faire tourner le rôle, mais je ne l'ai pas encore testé.")]
    [InlineData("Les élèves demandent à réécouter pour vérifier leur tracé. Je n'ai pas fait de lien avec le chant, faute de temps.")]
    [InlineData("I ran it three times and six pupils did nearly all the talking. Would not do it again with the whole class.")]
    [InlineData("Je n'ai pas mesuré avant, mais les élèves se chronomètrent et attendent leurs cinq questions.")]
    public void A_partial_or_failed_action_is_evidence(string text) => Assert.Equal(EvidenceStatus.Evidence, ReportEvidence.Of(Reports.Report(text, ReportStance.Mixed)).Status);

    [Theory]
    [InlineData("Super, à refaire !!! Mes élèves ont adoré.")]
    [InlineData("Génial, je recommande à tous !")]
    [InlineData("Excellent dispositif, je continue l'an prochain.")]
    [InlineData("Great, they loved it!")]
    public void Mere_praise_is_too_thin(string text) => Assert.Equal(EvidenceStatus.TooThin, ReportEvidence.Of(Reports.Report(text)).Status);

    [Fact]
    public void A_report_that_cannot_conclude_is_inconclusive_and_shows_where_it_says_so()
    {
        var evidence = ReportEvidence.Of(Reports.Report("J'ai fait deux fois, ça dépend des jours. Pas assez de recul pour dire quoi que ce soit.", ReportStance.Mixed));

        Assert.Equal(EvidenceStatus.Inconclusive, evidence.Status);
        Assert.Equal("Pas assez de recul pour dire quoi que ce soit.", evidence.Passage);
    }

    [Fact]
    public void The_verdict_kept_outweighs_the_one_declared()
    {
        const string Text = "Les groupes de quatre parlent plus longtemps que la classe entière.";

        Assert.Equal(EvidenceStatus.Inconclusive, ReportEvidence.Of(Reports.Report(Text, ReportStance.Worked, retained: ReportStance.Inconclusive)).Status);
        Assert.Equal(EvidenceStatus.Evidence, ReportEvidence.Of(Reports.Report(Text, ReportStance.Inconclusive, retained: ReportStance.Mixed)).Status);
    }

    [Theory]
    [InlineData("Ça n'a rien donné, la moyenne baisse. Je conclus que je ne l'ai pas vraiment menée.", FindingDirection.Unfavourable, "La moyenne baisse et l'action n'a rien donné.", "Ça n'a rien donné, la moyenne baisse.", "not_carried_out")]
    [InlineData("Super, à refaire !!! Mes élèves ont adoré.", FindingDirection.Favourable, "Les élèves ont adoré.", "Super, à refaire !!! Mes élèves ont adoré.", "enthusiasm")]
    public void No_effect_rests_on_what_is_no_evidence(string text, FindingDirection direction, string claim, string quote, string code)
        => Assert.Contains(code, Reports.Check(Reports.Report(text, ReportStance.DidNotWork), claim, quote, direction).Codes());
}
