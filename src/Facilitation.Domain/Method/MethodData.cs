using System.Text.Json;
using System.Text.RegularExpressions;

namespace Facilitation.Domain.Method;

/// <summary>The vocabularies beside this file, read once.</summary>
internal static class MethodData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string name)
    {
        using var stream = typeof(MethodData).Assembly.GetManifestResourceStream($"Facilitation.Domain.Method.Data.{name}.json")
            ?? throw new InvalidOperationException($"The data file {name}.json is not in the program.");
        return JsonSerializer.Deserialize<T>(stream, Options)
            ?? throw new InvalidOperationException($"The data file {name}.json is empty.");
    }

    /// <summary>Whole words only, over folded text. Long texts must not hang the page, hence the timeout (a text of 4,000 characters needs a few milliseconds).</summary>
    public static Regex Words(IReadOnlyCollection<string> patterns) => patterns.Count == 0
        ? new Regex("(?!)", RegexOptions.CultureInvariant)
        : new Regex($@"(?<!\w)(?:{string.Join('|', patterns)})(?:(?<=')|(?!\w))", RegexOptions.CultureInvariant | RegexOptions.Multiline, TimeSpan.FromSeconds(2));
}
