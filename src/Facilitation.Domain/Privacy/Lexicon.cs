using System.Collections.Frozen;

namespace Facilitation.Domain.Privacy;

/// <summary>The lists of <c>Privacy/Data</c>, folded as texts are, read once.</summary>
internal static class Lexicon
{
    /// <summary>Given names that are no common word.</summary>
    public static FrozenSet<string> GivenNames => Names.Sure;

    /// <summary>Given names that are also a common word, a place or a tool.</summary>
    public static FrozenSet<string> UncertainGivenNames => Names.Unsure;

    public static FrozenSet<string> Surnames { get; } = Read("surnames.txt", ' ').Select(n => n.TrimEnd('*')).ToFrozenSet();

    /// <summary>Words that stand with a capital and name no person.</summary>
    public static FrozenSet<string> ProperWords { get; } = Read("proper-words.txt", ' ').ToFrozenSet();

    public static FrozenSet<string> FunctionWords { get; } = Read("function-words.txt", ' ').ToFrozenSet();

    public static FrozenSet<string> Titles { get; } = Read("titles.txt", ' ').ToFrozenSet();

    /// <summary>Authors, scholars, characters, works: words joined by single spaces, hyphens read as spaces.</summary>
    public static FrozenSet<string> Famous { get; } = Read("famous.txt", ',').Select(Joined).ToFrozenSet();

    /// <summary>Words that a name may follow at once: an adult's, a pupil's.</summary>
    public static FrozenSet<string> AdultRoles { get; } = Read("role-words.txt", ' ').Where(n => n.EndsWith('*')).Select(n => n[..^1]).ToFrozenSet();

    public static FrozenSet<string> PupilRoles { get; } = Read("role-words.txt", ' ').Where(n => !n.EndsWith('*')).ToFrozenSet();

    /// <summary>Words before a name that say it is a place, a law or a work.</summary>
    public static FrozenSet<string> NotPersonWords { get; } = Read("not-person-words.txt", ' ').ToFrozenSet();

    public static FrozenSet<string> PersonVerbs { get; } = Read("person-verbs.txt", ' ').ToFrozenSet();

    /// <summary>Words joined as <see cref="Famous"/> has them.</summary>
    public static string Joined(string lower) => lower.Replace('-', ' ').Replace('\'', ' ').Replace(".", "", StringComparison.Ordinal);

    /// <summary>Is this word a given name, alone or as a chain of given names (Marie-Lou, Mohamed-Amine)?</summary>
    public static bool IsGivenName(string lower) =>
        GivenNames.Contains(lower) ||
        (lower.Contains('-', StringComparison.Ordinal) && lower.Split('-') is var parts
            && parts.All(p => p.Length > 1 && char.IsLetter(p[0])) && !UncertainGivenNames.Contains(lower)
            && (GivenNames.Contains(parts[0]) || parts.All(p => GivenNames.Contains(p) || UncertainGivenNames.Contains(p))));

    /// <summary>The lines of a list that are no comment, folded.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"Facilitation.Domain.Privacy.Data.{file}")
            ?? throw new InvalidOperationException($"The list {file} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } entry && entry[0] != '#')
            {
                yield return entry;
            }
        }
    }

    private static (FrozenSet<string> Sure, FrozenSet<string> Unsure) Names { get; } = ReadNames();

    private static (FrozenSet<string> Sure, FrozenSet<string> Unsure) ReadNames()
    {
        var all = Read("given-names.txt", ' ').ToList();
        var unsure = all.Where(n => n.EndsWith('*')).Select(n => n[..^1]).ToFrozenSet();
        return (all.Where(n => !n.EndsWith('*') && !unsure.Contains(n)).ToFrozenSet(), unsure);
    }

    private static IEnumerable<string> Read(string file, char separator) =>
        Lines(file).SelectMany(l => l.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(Folding.Lower);
}
