using Facilitation.Agents.Languages;

namespace Facilitation.UnitTests.Languages;

public sealed class LanguageDetectorTests
{
    private static readonly LanguageDetector Languages = new();

    [Theory]
    [InlineData("Mes élèves attendent que j'écrive la réponse au tableau.", "fr")]
    [InlineData("My pupils wait until I write the answer on the board.", "en")]
    [InlineData("Les téléphones.", "fr")]
    [InlineData("The phones.", "en")]
    [InlineData("Kahoot", "fr")]
    [InlineData("😀 !!!", "fr")]
    [InlineData("", "fr")]
    [InlineData("slt, mes tle pro ds l'atelier ils rangent jms le matos", "fr")]
    public void The_language_of_a_thorn_is_told(string text, string language) => Assert.Equal(language, Languages.Of(text));
}
