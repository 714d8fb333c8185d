using Facilitation.Domain.Privacy;

namespace Facilitation.UnitTests.Privacy;

/// <summary>What no rule foresees is weighed by all words of a text.</summary>
public sealed class DangerScaleTests
{
    [Theory]
    [InlineData("Il garde son blouson en cours. En l'aidant à écrire j'ai vu son avant-bras, des traits rouges partout, il a tiré sa manche et il a dit que c'était le chat.")]
    [InlineData("elle ma dit que le soir son beau pere vient dans sa chambre et quil faut rien dire a sa mere. sinon elle travaille bien")]
    [InlineData("He told his friend he has written the letters and that after Friday nobody will have to worry about him.")]
    public void A_discreet_sign_gives_the_alarm(string text) => Assert.True(PrivacyScanner.Scan(text).Safeguarding);

    [Theory]
    [InlineData("Mes élèves de seconde lisent un roman où le père frappe sa fille. Ils n'osent pas en parler en classe.")]
    [InlineData("En EPS, deux garçons se sont cognés la tête, une poche de glace et c'est reparti. Comment organiser l'échauffement ?")]
    [InlineData("Ma fille me tue avec ses questions sur les fractions, mes élèves aussi.")]
    [InlineData("Les enfants pleurent quand leur maman part le matin, surtout le lundi. Comment aménager l'accueil ?")]
    public void Books_bumps_and_ways_of_speaking_stay_quiet(string text) => Assert.False(PrivacyScanner.Scan(text).Safeguarding);

    [Fact]
    public void Every_word_pair_and_field_of_a_text_is_a_sign()
    {
        var signs = DangerScale.SignsOf("il dort dehors. deux nuits");

        Assert.Superset(new HashSet<string> { "#", "dort dehor" }, new HashSet<string>(DangerScale.SignsOf("dort dehors 3")));
        Assert.DoesNotContain(signs, sign => sign.EndsWith(" deux", StringComparison.Ordinal)); // No pair reaches over the end of a sentence.
    }

    [Fact]
    public void A_text_without_any_sign_weighs_what_every_text_weighs()
    {
        var scale = new DangerScale(new Dictionary<string, double> { [DangerScale.Rest] = -1, ["nuit"] = 3 });

        Assert.Equal(-1, scale.Of("le tableau"));
        Assert.Equal(2, scale.Of("la nuit"));
        Assert.True(scale.Alarms("la nuit"));
        Assert.False(scale.Alarms("le tableau"));
    }
}
