using System.Text.RegularExpressions;

namespace Facilitation.UnitTests.Layout;

/// <summary>Rules on the files themselves, each proven by text that breaks it.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 300;

    // Who writes which tables. Exchange loads and saves whole communities: the one declared exception, with a door of its own.
    private static readonly Dictionary<string, string[]> Owned = new()
    {
        ["Thorns"] = ["thorns", "reframings"],
        ["Challenges"] = ["challenges"],
        ["Actions"] = ["actions"],
        ["Reports"] = ["experiment_reports"],
        ["Communities"] = ["communities", "members", "memberships", "access_tokens"],
        ["Syntheses"] = ["syntheses", "synthesis_steps", "synthesis_reports", "findings", "citations", "proposals", "refused_sentences"],
        ["Exchange"] = ["challenges", "actions", "experiment_reports", "thorns"],
    };

    private static readonly string[] Folders = ["src", "tests", "evaluation", "infra"];
    private static readonly string Root = FindRoot();

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var long_ = Sources("*.cs", "*.cshtml", "*.css", "*.js", "*.sh", "*.sql").Where(file => IsTooLong(File.ReadAllText(file))).Select(file => Path.GetRelativePath(Root, file));

        Assert.Empty(long_);
    }

    [Fact]
    public void The_rule_on_length_notices_a_line_too_many()
    {
        Assert.False(IsTooLong(string.Concat(Enumerable.Repeat("line\n", MostLines))));
        Assert.True(IsTooLong(string.Concat(Enumerable.Repeat("line\n", MostLines + 1))));
    }

    [Fact]
    public void A_feature_writes_its_own_tables_only()
    {
        var features = Path.Combine(Root, "src", "Facilitation.Web", "Features");
        var strangers = Directory.EnumerateDirectories(features).SelectMany(feature
            => Directory.EnumerateFiles(feature, "*.cs", SearchOption.AllDirectories).SelectMany(file
                => Strangers(Path.GetFileName(feature), File.ReadAllText(file)).Select(table => $"{Path.GetRelativePath(Root, file)} writes {table}")));

        Assert.Empty(strangers);
    }

    [Theory]
    [InlineData("insert into challenges (id) values (1)")]
    [InlineData("update challenges set number = 1")]
    [InlineData("DELETE FROM  challenges")]
    public void The_rule_on_tables_notices_a_planted_violation(string sql)
    {
        Assert.Equal(["challenges"], Strangers("Thorns", sql));
        Assert.Empty(Strangers("Challenges", sql));
    }

    private static bool IsTooLong(string text) => text.Split('\n').Length - (text.EndsWith('\n') ? 1 : 0) > MostLines;

    private static IEnumerable<string> Strangers(string feature, string source)
        => Writes().Matches(source).Select(match => match.Groups[1].Value.ToLowerInvariant()).Where(table => !Owned.GetValueOrDefault(feature, []).Contains(table));

    private static IEnumerable<string> Sources(params string[] patterns)
        => patterns.SelectMany(pattern => Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}lib{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Facilitation.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a clone of the project.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\b(?:insert\s+into|update|delete\s+from)\s+([a-z_]+)(?=\s+(?:set\b|\()|\s*$|\s+[a-z]+\s+(?:set|using|where)|\s+where)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Writes();
}
