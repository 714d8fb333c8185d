using System.Reflection;
using Facilitation.Agents.Prompts;
using Facilitation.Agents.Reframing;
using Facilitation.Domain.Method;

namespace Facilitation.UnitTests.Prompts;

public sealed class PromptFilesTests
{
    private static readonly PromptLibrary Prompts = PromptLibrary.Load(Path.Combine(AppContext.BaseDirectory, "prompts"));

    [Fact]
    public void Every_prompt_file_belongs_to_exactly_one_agent()
    {
        var claimed = typeof(ReframingAgent).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field is { IsLiteral: true, Name: "Prompt" })
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(Prompts.Names.Order(), claimed.Order());
    }

    [Theory]
    [InlineData("no front matter")]
    [InlineData("---\ntemperature: 0.4\n---\nText")]
    [InlineData("---\nmax-output-tokens: many\ntemperature: 0.4\n---\nText")]
    [InlineData("---\ntemperature: 0.4\nmax-output-tokens: 4\n---\n \n")]
    public void A_prompt_file_that_lacks_something_is_refused(string file)
        => Assert.Throws<FormatException>(() => Prompt.Parse("x", file));

    [Fact]
    public void A_changed_file_has_another_version()
    {
        const string head = "---\ntemperature: 0.4\nmax-output-tokens: 4\n---\n";

        Assert.NotEqual(Prompt.Parse("x", head + "Un.").Version, Prompt.Parse("x", head + "Deux.").Version);
        Assert.Equal(12, Prompt.Parse("x", head + "Un.").Version.Length);
    }

    [Fact]
    public void The_reframing_prompt_names_each_of_the_twelve_criteria_and_the_rule_for_English()
    {
        var instructions = Prompts[ModelReframingAgent.Prompt].Instructions;

        Assert.All(Enum.GetNames<Criterion>(), name => Assert.Contains($"`{name}`", instructions, StringComparison.Ordinal));
        Assert.Contains("« How »", instructions, StringComparison.Ordinal);
    }

    [Fact]
    public void Accents_and_marks_survive_the_way_into_a_message()
        => Assert.Equal(
            """{"thorn":"élève, l'EBEP, <3, & « ça »","note":"\"\\\n"}""",
            PromptInput.Write(new { thorn = "élève, l'EBEP, <3, & « ça »", note = "\"\\\n", level = (string?)null }));
}
