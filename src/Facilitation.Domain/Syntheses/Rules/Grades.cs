using System.Text.RegularExpressions;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>The grades, levels and subjects that a text names, by one name each.</summary>
internal static class Grades
{
    // name ; how it is written ; what it belongs to
    private static readonly IReadOnlyList<(string Name, Regex Written, string[] Within)> Places = [.. DataLines.Of("contexts").Select(line => line.Split(';', StringSplitOptions.TrimEntries)).Select(parts => (parts[0], new Regex($@"(?<![\w-])(?:{parts[1].Replace('/', '|')})(?![\w-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>The text without them.</summary>
    public static string Without(string lower) => Places.Aggregate(lower, (text, place) => place.Written.Replace(text, " "));

    /// <summary>What a text names.</summary>
    public static IReadOnlySet<string> In(string lower) => Places.Where(place => place.Written.IsMatch(lower)).Select(place => place.Name).ToHashSet();

    /// <summary>What a report is about: its fields and its words, with the levels that its grades belong to.</summary>
    public static IReadOnlySet<string> Of(SourceReport report)
    {
        var text = ReportText.Of(report);
        var grade = Plain.Of(report.Grade ?? "");
        var named = new HashSet<string>(In($"{text.Fields} . {text.Told} . en {grade} . de {Plain.Of(report.Subject ?? "")}"), StringComparer.Ordinal);
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
