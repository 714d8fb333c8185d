using Facilitation.Web.Commands;

namespace Facilitation.UnitTests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("serve")]
    [InlineData("serve", "--urls", "http://localhost:5090")]
    [InlineData("--urls", "http://localhost:5090")]
    [InlineData("--environment=Development")]
    [InlineData("ConnectionStrings:Facilitation=Host=nowhere")]
    public void The_program_serves_unless_a_command_is_named(params string[] args) => Assert.False(CommandLine.Asks(args));

    [Theory]
    [InlineData("migrate")]
    [InlineData("token", "create")]
    [InlineData("improt")] // A misspelt command must not start a server.
    [InlineData("--help")]
    public void A_command_is_not_taken_for_a_setting(params string[] args) => Assert.True(CommandLine.Asks(args));

    [Fact]
    public void What_follows_serve_belongs_to_the_host()
        => Assert.Equal(["--urls", "http://localhost:5090"], CommandLine.HostArguments(["serve", "--urls", "http://localhost:5090"]));

    [Theory]
    [InlineData("migrate")]
    [InlineData("import bibliothèque.json --community demo --as a@b.example")]
    [InlineData("export sauvegarde.json")]
    [InlineData("export sauvegarde.json --community demo")]
    [InlineData("reindex")]
    [InlineData("token create --email a@b.example --community demo")]
    [InlineData("community create --slug lyon --name Lyon --facilitator a@b.example")]
    [InlineData("demo")]
    public void Every_command_of_the_design_is_understood(string line) => Assert.Empty(CommandLine.Build().Parse(line).Errors);

    [Theory]
    [InlineData("import bibliothèque.json --community demo")]
    [InlineData("token create --community demo")]
    [InlineData("migrate --fast")]
    public void A_command_with_something_missing_or_unknown_is_refused(string line) => Assert.NotEmpty(CommandLine.Build().Parse(line).Errors);
}
