using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>Grades, levels and subjects as people write them; the rules know them by names without accents.</summary>
internal static class ContextNames
{
    private static readonly Dictionary<string, string> Names = DataLines.Of("context-names").Select(line => line.Split(';', StringSplitOptions.TrimEntries))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    /// <param name="name">As contexts.txt has it.</param>
    /// <returns>The name itself where it reads the same.</returns>
    public static string Shown(string name) => Names.GetValueOrDefault(name, name);
}
