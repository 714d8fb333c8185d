using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;

namespace Facilitation.UnitTests.Method;

public sealed class ChallengeRubricTests
{
    private static readonly ReframingOffer Good = new(
        "Comment amener les élèves de CM2 à démarrer seuls une tâche écrite ?", "Au début des exercices, une dizaine d'élèves lèvent la main.", "élèves de CM2",
        "La tâche démarre sans aide.", ["nombre de demandes d'aide"], "quatre semaines", new("la consigne est redite", "ils commenceront", "le début est clair"), [], []);

    [Fact]
    public void A_testable_challenge_gets_no_remark() => Assert.Empty(ChallengeRubric.Review(Good, "fr"));

    [Theory]
    [InlineData("Faire démarrer les élèves", Criterion.Question)]
    [InlineData("Comment utiliser ChatGPT avec les élèves de seconde en français ?", Criterion.NoTool)]
    [InlineData("Comment empêcher les élèves de 4e de bavarder en classe ?", Criterion.Positive)]
    [InlineData("Comment mettre au travail ces feignants de 4e ?", Criterion.Respect)]
    [InlineData("Comment développer la motivation des élèves de 3e ?", Criterion.Change)]
    [InlineData("Comment obtenir plus de moyens pour les élèves de 6e ?", Criterion.Control)]
    [InlineData("Comment mettre en place un tutorat pour les élèves de 6e ?", Criterion.Openness)]
    [InlineData("Comment assurer la réussite de tous les élèves et leur motivation et leur autonomie ?", Criterion.Size)]
    [InlineData("Comment aider [prénom] à écrire ?", Criterion.Audience)]
    [InlineData("Comment amener 12 élèves à écrire une page en français ?", Criterion.Faithful)]
    public void Each_criterion_has_its_reason(string question, Criterion criterion)
    {
        var remark = Assert.Single(ChallengeRubric.Review(Good with { Question = question }, "fr"), remark => remark.Criterion == criterion);

        Assert.True(remark.Message.Length > 20);
    }

    [Fact]
    public void What_an_offer_does_not_say_is_asked_for()
    {
        var criteria = ChallengeRubric.Review(Good with { Situation = "", ObservableChange = "", Indicators = [] }, "fr").Select(remark => remark.Criterion);

        Assert.Equal([Criterion.Situation, Criterion.Change, Criterion.Indicators], criteria);
    }

    [Fact]
    public void A_tool_is_flagged_softly_with_a_wording_that_names_the_need()
    {
        var remark = Assert.Single(ChallengeRubric.Review("Comment former les enseignants aux outils IA ?", "fr"), remark => remark.Criterion == Criterion.NoTool);

        Assert.Contains("temps d'enquête sur ce qui change dans le métier", remark.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comment faire parler les plus discrets", "Comment faire parler les plus discrets\u202F?")]
    [InlineData("  Comment   faire parler les plus discrets ?? ", "Comment faire parler les plus discrets\u202F?")]
    [InlineData("Faire parler les plus discrets.", "Comment faire parler les plus discrets\u202F?")]
    [InlineData("On s'ennuie. Comment varier les séances ? Merci.", "Comment varier les séances\u202F?")]
    [InlineData("how can we help them start", "How can we help them start?")]
    [InlineData("", "")]
    public void The_form_of_a_question_is_mended_and_its_words_kept(string written, string mended) => Assert.Equal(mended, ChallengeRubric.FixQuestion(written));
}
