using System.Diagnostics;

namespace Facilitation.IntegrationTests.Commands;

/// <summary>The commands as an operator types them: the program itself, in a process of its own.</summary>
public sealed class ProgramTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("facilitation-").FullName;
    private TestDatabase? _database;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _database!.DisposeAsync();
    }

    [Fact]
    public async Task The_demonstration_is_loaded_once_and_its_token_kept_for_its_owner_only()
    {
        var first = await RunAsync("demo");
        var again = await RunAsync("demo");

        Assert.Equal(0, first.Code);
        Assert.Contains("ajouts 140", first.Output, StringComparison.Ordinal);
        Assert.Contains("sans changement 140", again.Output, StringComparison.Ordinal);
        var token = (await File.ReadAllTextAsync(TokenFile)).Trim();
        Assert.Contains(token, first.Output, StringComparison.Ordinal);
        Assert.Contains(token, again.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(TokenFile));
        }
    }

    [Fact]
    public async Task A_community_is_founded_filled_and_written_to_a_file()
    {
        var file = Path.Combine(_folder, "défis.json");
        await File.WriteAllTextAsync(file, """{"challenges":[{"id":"D1","title":"Comment faire relire ?","couleur":"bleu"},{"id":"D2"}]}""");

        var created = await RunAsync("community", "create", "--slug", "lyon", "--name", "Lyon", "--facilitator", "anim@lyon.example");
        var imported = await RunAsync("import", file, "--community", "lyon", "--as", "Anim@lyon.example");
        var exported = await RunAsync("export", Path.Combine(_folder, "sortie.json"));
        var token = await RunAsync("token", "create", "--email", "anim@lyon.example", "--community", "lyon");

        Assert.Equal("", created.Error + imported.Error + exported.Error + token.Error);
        Assert.Equal((0, 0, 0, 0), (created.Code, imported.Code, exported.Code, token.Code));
        Assert.Contains("couleur (1)", imported.Output, StringComparison.Ordinal);
        Assert.Contains("ligne 2 (D2)", imported.Output, StringComparison.Ordinal);
        Assert.Contains("\"title\": \"Comment faire relire ?\"", await File.ReadAllTextAsync(Path.Combine(_folder, "sortie.json")), StringComparison.Ordinal);
        Assert.Matches("^fac_[A-Za-z0-9_-]{43}\n$", token.Output);
    }

    [Fact]
    public async Task A_command_that_cannot_be_done_says_why_and_fails()
    {
        var file = Path.Combine(_folder, "cassé.json");
        await File.WriteAllTextAsync(file, """{"challenges":[{"id":"D1",""");
        await RunAsync("community", "create", "--slug", "lyon", "--name", "Lyon", "--facilitator", "anim@lyon.example");

        var broken = await RunAsync("import", file, "--community", "lyon", "--as", "anim@lyon.example");
        var stranger = await RunAsync("import", file, "--community", "lyon", "--as", "autre@lyon.example");
        var production = await RunInAsync("Production", "demo");

        Assert.Equal((1, 1, 1), (broken.Code, stranger.Code, production.Code));
        Assert.Contains("Rien n'a été importé", broken.Error, StringComparison.Ordinal);
        Assert.Contains("autre@lyon.example", stranger.Error, StringComparison.Ordinal);
        Assert.Contains("--in-production", production.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", broken.Error + stranger.Error + production.Error, StringComparison.Ordinal);
    }

    private string TokenFile => Path.Combine(_folder, "data", "demo-token");

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => RunInAsync("Development", args);

    private async Task<(int Code, string Output, string Error)> RunInAsync(string environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = environment,
                ["DOTNET_ENVIRONMENT"] = environment,
                ["ConnectionStrings__Facilitation"] = _database!.ConnectionString,
                ["Demo__TokenFile"] = TokenFile,
            },
        };
        using var program = Process.Start(start)!;
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await output, await error);
    }
}
