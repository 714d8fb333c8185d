using Facilitation.Agents.Embedding;

namespace Facilitation.UnitTests.Embedding;

public class FrenchFormsTests
{
    [Theory]
    [InlineData("sechent", "secher")]
    [InlineData("trebuchaient", "trebucher")]
    [InlineData("mangeons", "manger")]
    [InlineData("appellent", "appeler")]
    [InlineData("commencions", "commencer")]
    [InlineData("essaient", "essayer")]
    [InlineData("nettoie", "nettoyer")]
    [InlineData("finissent", "finir")]
    [InlineData("choisissait", "choisir")]
    [InlineData("repondent", "repondre")]
    [InlineData("attendu", "attendre")]
    [InlineData("oublieront", "oublier")]
    public void A_conjugated_form_is_led_back_to_its_verb(string form, string infinitive) => Assert.Equal(infinitive, FrenchForms.Lemma(form));

    [Theory]
    [InlineData("parent")]
    [InlineData("etudiant")]
    [InlineData("president")]
    [InlineData("boutons")]
    [InlineData("actions")]
    [InlineData("portrait")]
    [InlineData("moment")]
    [InlineData("enfant")]
    [InlineData("lait")]
    [InlineData("nez")]
    [InlineData("parler")]
    [InlineData("zzaient")]
    public void A_noun_an_infinitive_and_an_unknown_word_stay_as_they_are(string word) => Assert.Equal(word, FrenchForms.Lemma(word));

    [Theory]
    [InlineData("carpe", true)]
    [InlineData("dense", true)]
    [InlineData("ortografe", false)]
    [InlineData("konsigne", false)]
    public void Words_that_exist_are_known_and_slips_are_not(string word, bool exists) => Assert.Equal(exists, FrenchForms.IsWord(word));

    [Fact]
    public void The_forms_of_a_verb_meet_in_search()
        => Assert.Equal(WordAnalysis.Analyse("sécher")[0].French, WordAnalysis.Analyse("sèchent")[0].French);
}
