using Facilitation.Web.Components;

namespace Facilitation.UnitTests.Components;

public sealed class TypographyTests
{
    [Theory]
    [InlineData("Que voulez-vous faire ?", "Que voulez-vous faire\u202F?")]
    [InlineData("au clavier ; sans JavaScript !", "au clavier\u202F; sans JavaScript\u202F!")]
    [InlineData("Voici : c'est « prêt »", "Voici\u00A0: c’est «\u00A0prêt\u00A0»")]
    [InlineData("« Comment … ? »", "«\u00A0Comment\u00A0…\u202F?\u00A0»")]
    [InlineData("à 17:45, http://x", "à 17:45, http://x")]
    [InlineData("déjà bien\u00A0: oui\u202F?", "déjà bien\u00A0: oui\u202F?")]
    public void A_text_written_with_ordinary_spaces_is_set_as_French_is_printed(string typed, string printed)
        => Assert.Equal(printed, Typography.French(typed));
}
