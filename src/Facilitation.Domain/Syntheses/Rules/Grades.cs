using System.Text.RegularExpressions;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>The grades, levels and subjects that a text names, by one name each.</summary>
internal static class Grades
{
    private const int LongestName = 60;

    // name ; how it is written ; what it belongs to
    private static readonly IReadOnlyList<(string Name, Regex Written, string[] Within)> Places = [.. DataLines.Of("contexts").Select(line => line.Split(';', StringSplitOptions.TrimEntries)).Select(parts => (parts[0], new Regex($@"(?<![\w-])(?:{parts[1].Replace('/', '|')})(?![\w-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)))];

    // Most texts name few: one look tells whether the many are worth it.
    private static readonly Regex Any = new($@"(?<![\w-])(?:{string.Join('|', DataLines.Of("contexts").Select(line => line.Split(';', StringSplitOptions.TrimEntries)[1].Replace('/', '|')))})(?![\w-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The text without them.</summary>
    public static string Without(string lower) => Any.Replace(lower, " ");

    /// <summary>What a text names.</summary>
    public static IReadOnlySet<string> In(string lower)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Any.Matches(lower))
        {
            // Several may start here: « lycée », « lycée professionnel ».
            var ahead = lower[match.Index..Math.Min(lower.Length, match.Index + LongestName)];
            names.UnionWith(Places.Where(place => place.Written.Match(ahead) is { Success: true, Index: 0 }).Select(place => place.Name));
        }

        return names;
    }

    /// <summary>What a report is about: its fields and its words, with the levels that its grades belong to.</summary>
    public static IReadOnlySet<string> Of(SourceReport report)
    {
        var text = ReportText.Of(report);
        var grade = Plain.Of(report.Grade ?? "");
        var subject = Plain.Of(report.Subject ?? "");
        var named = new HashSet<string>(In($"{text.Fields} . {text.Told} . en {grade} . de {subject} . en {subject} . cours de {subject}"), StringComparer.Ordinal);
        named.UnionWith(report.Level switch
        {
            EducationLevel.Nursery => ["maternelle", "premier-degre", "ecole"],
            EducationLevel.Elementary => ["elementaire", "premier-degre", "ecole"],
            EducationLevel.LowerSecondary => ["college", "second-degre"],
            EducationLevel.UpperSecondary => ["lycee", "lycee-gt", "second-degre"],
            EducationLevel.VocationalSecondary => ["lycee", "lycee-pro", "second-degre"],
            EducationLevel.Bts => ["bts", "superieur", "lycee"],
            _ => [],
        });
        foreach (var place in Places.Where(place => named.Contains(place.Name)).ToList())
        {
            named.UnionWith(place.Within);
        }

        return named;
    }
}
