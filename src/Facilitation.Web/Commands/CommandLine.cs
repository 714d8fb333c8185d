using System.CommandLine;
using System.Data.Common;
using Facilitation.Domain;

namespace Facilitation.Web.Commands;

/// <summary>The program's commands. Serving is what it does when nothing else is asked; everything said then belongs to the host.</summary>
internal static class CommandLine
{
    private const string Serve = "serve";

    private static readonly string[] Help = ["--help", "-h", "-?", "--version"];

    /// <summary>Whether the words ask for a command rather than for serving with the settings of a host, such as <c>--urls</c>.</summary>
    public static bool Asks(string[] args)
        => args is [var first, ..] && first != Serve && (Help.Contains(first) || !(first.StartsWith('-') || first.StartsWith('/') || first.Contains('=', StringComparison.Ordinal)));

    /// <summary>What the host is given when the program serves.</summary>
    public static string[] HostArguments(string[] args) => args is [Serve, ..] ? args[1..] : args;

    /// <returns>0, or 1 when the command failed; nothing was changed then.</returns>
    public static Task<int> RunAsync(string[] args) => Build().Parse(args).InvokeAsync();

    public static RootCommand Build() => new("Facilitation\u00A0: animer une communauté apprenante d'enseignants.")
    {
        new Command(Serve, "Sert les pages et l'API (par défaut). Les options de l'hôte, telles que --urls, suivent."),
        DatabaseCommands.Migrate(),
        ExchangeCommands.Import(),
        ExchangeCommands.Export(),
        DatabaseCommands.Reindex(),
        new Command("token", "Les jetons d'accès à l'API.") { CommunityCommands.CreateToken() },
        new Command("community", "Les communautés.") { CommunityCommands.CreateCommunity() },
        DemoCommands.Demo(),
    };

    /// <summary>Gives a command what it needs, and says what went wrong in one line instead of a trace.</summary>
    public static Command Does(this Command command, Func<ParseResult, IServiceProvider, TextWriter, CancellationToken, Task> work)
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                await using var host = CommandHost.Build();
                await CommandHost.MigrateAsync(host, cancellation);
                await work(parsed, host.Services, parsed.InvocationConfiguration.Output, cancellation);
                return 0;
            }
            catch (Exception failure) when (failure is RuleBrokenException or InvalidOperationException or DbException or IOException or UnauthorizedAccessException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(failure.Message);
                return 1;
            }
        });
        return command;
    }
}
