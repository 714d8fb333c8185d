using System.Security.Cryptography;
using System.Text;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses;

/// <summary>Puts together, in code, the observations that one finding can be drawn from: the same kind and direction, and conditions that are alike.</summary>
public static class ObservationGroups
{
    /// <summary>A model is asked about so many at once, at most.</summary>
    public const int MostInGroup = 20;

    /// <param name="observations">In any order; the groups do not depend on it.</param>
    /// <param name="reports">Where levels and grades are taken from when no condition is named.</param>
    /// <returns>Groups of 1 to <see cref="MostInGroup"/>, in an order and with keys that are the same for the same observations.</returns>
    public static IReadOnlyList<ObservationGroup> Of(IReadOnlyCollection<Observation> observations, IReadOnlyCollection<SourceReport> reports)
    {
        var byId = reports.ToDictionary(report => report.Id);
        var groups = new List<ObservationGroup>();
        foreach (var alike in observations.GroupBy(observation => (observation.Kind, observation.Direction)).OrderBy(group => group.Key.Kind).ThenBy(group => group.Key.Direction))
        {
            foreach (var bunch in ByCondition(alike, byId))
            {
                groups.AddRange(bunch.Members.Chunk(MostInGroup).Select(part => new ObservationGroup(Key(alike.Key.Kind, alike.Key.Direction, part), alike.Key.Kind, alike.Key.Direction, bunch.Condition, part)));
            }
        }

        return groups;
    }

    private sealed record Bunch(string? Condition, HashSet<string> Stems, List<Observation> Members);

    private static List<Bunch> ByCondition(IEnumerable<Observation> observations, Dictionary<Guid, SourceReport> reports)
    {
        List<Bunch> bunches = [];
        // The longer a condition the more it can hold of the shorter ones; equal ones keep one order.
        var ordered = observations.Select(observation => (observation, condition: ConditionOf(observation, reports)))
            .OrderByDescending(entry => ConditionStems(entry.condition).Count).ThenBy(entry => entry.condition, StringComparer.Ordinal)
            .ThenBy(entry => entry.observation.Quote.Report).ThenBy(entry => entry.observation.Quote.Field).ThenBy(entry => entry.observation.Quote.Spans[0].Start).ThenBy(entry => entry.observation.Quote.Words, StringComparer.Ordinal);
        foreach (var (observation, condition) in ordered)
        {
            var stems = ConditionStems(condition);
            if (bunches.Find(bunch => Alike(bunch.Stems, stems, bunch.Condition, condition)) is { } home)
            {
                home.Members.Add(observation);
            }
            else
            {
                bunches.Add(new(condition, stems, [observation]));
            }
        }

        return bunches;
    }

    // Half of the shorter condition's words are related to the longer one's; what names nothing in common stays apart.
    private static bool Alike(HashSet<string> longer, HashSet<string> shorter, string? one, string? other)
        => string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
            || (shorter.Count > 0 && longer.Count > 0 && shorter.Count(stem => Stems.Related(stem, longer)) * 2 > shorter.Count);

    // Numbers and « élève » tell conditions apart, though they tell no finding apart.
    private static HashSet<string> ConditionStems(string? condition)
        => [.. Plain.Of(condition ?? "").Split([' ', '\'', '-', ',', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3 && !Links.Contains(word)).Select(Stems.OfWord)];

    private static readonly HashSet<string> Links = ["avec", "dans", "pour", "sans", "chez", "sous", "entre", "vers", "quand", "lorsque", "plus", "moins", "leur", "leurs", "with", "when", "than", "from", "without"];

    // Without a named condition, what is known of the report: its level, or its grade where there is no level.
    private static string? ConditionOf(Observation observation, Dictionary<Guid, SourceReport> reports)
        => string.IsNullOrWhiteSpace(observation.Condition)
            ? reports.TryGetValue(observation.Quote.Report, out var report) ? report.Level is { } level ? LevelNames.French(level) : report.Grade : null
            : observation.Condition.Trim();

    private static string Key(FindingKind kind, FindingDirection direction, IEnumerable<Observation> observations)
    {
        var text = string.Join('\n', observations.Select(observation => $"{observation.Quote.Report:N}|{observation.Quote.Field}|{string.Join(',', observation.Quote.Spans.Select(span => $"{span.Start}+{span.Length}"))}|{observation.Condition}"));
        return $"{WireName.Of(kind)}-{WireName.Of(direction)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12]}";
    }
}
