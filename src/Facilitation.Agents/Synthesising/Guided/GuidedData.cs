using System.Text.Json;
using System.Text.RegularExpressions;

namespace Facilitation.Agents.Synthesising.Guided;

/// <summary>The lists and texts beside this file, read once by whoever needs them.</summary>
internal static class GuidedData
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A report of 20,000 characters needs milliseconds; nothing may hang a worker.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(2);

    public static T Read<T>(string name)
    {
        using var stream = typeof(GuidedData).Assembly.GetManifestResourceStream($"Facilitation.Agents.Synthesising.Guided.Data.{name}.json")
            ?? throw new InvalidOperationException($"The data file {name}.json is not in the program.");
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidOperationException($"The data file {name}.json is empty.");
    }

    /// <summary>Whole words only, over <see cref="EvenLetters"/>.</summary>
    public static Regex Words(IEnumerable<string> patterns) => new($@"(?<!\w)(?:{string.Join('|', patterns)})(?:(?<=')|(?!\w))", RegexOptions.CultureInvariant, Patience);
}
