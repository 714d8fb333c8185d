using System.Globalization;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>The findings of a synthesis in the order people read them: what was observed by condition, then deviations, limits, advice.</summary>
/// <param name="Key">A stable name of the section.</param>
/// <param name="Title">In French.</param>
/// <param name="Hint">What belongs there, for somebody who writes; in French.</param>
/// <param name="Kind">What a finding added here speaks of.</param>
/// <param name="Groups">Findings with the same condition; empty when there are none.</param>
internal sealed record OutlineSection(string Key, string Title, string Hint, FindingKind Kind, IReadOnlyList<OutlineGroup> Groups)
{
    public int Count => Groups.Sum(group => group.Findings.Count);
}

/// <param name="Condition">For whom or under which condition; <see langword="null"/> when none is named.</param>
/// <param name="Findings">At least one.</param>
internal sealed record OutlineGroup(string? Condition, IReadOnlyList<ShownFinding> Findings);

internal static class SynthesisOutline
{
    private static readonly (string Key, string Title, string Hint, FindingKind[] Kinds)[] Plan =
    [
        ("constats", "Ce qui a été observé, selon les conditions", "Pour qui et à quelles conditions cela a-t-il fonctionné, ou non ?", [FindingKind.Effect, FindingKind.Condition]),
        ("ecarts", "Ce qui a été fait autrement que prévu", "Qu'est-ce que des collègues ont changé à l'Action ?", [FindingKind.Deviation]),
        ("limites", "Les limites signalées par les retours", "Que ne peut-on pas conclure de ces essais ?", [FindingKind.Limitation]),
        ("conseils", "Les conseils donnés par les retours", "Que conseillent celles et ceux qui ont essayé ?", [FindingKind.Recommendation]),
    ];

    /// <returns>Every section, also those without a finding: they are the plan to write in.</returns>
    public static IReadOnlyList<OutlineSection> Of(IReadOnlyList<ShownFinding> findings)
        => [.. Plan.Select(section => new OutlineSection(section.Key, section.Title, section.Hint, section.Kinds[0], Group(findings.Where(finding => section.Kinds.Contains(finding.Stored.Draft.Kind)))))];

    // Conditions that several findings share come first, what names none last; within, what was observed before what explains it.
    private static IReadOnlyList<OutlineGroup> Group(IEnumerable<ShownFinding> findings)
        => [.. findings.GroupBy(finding => Name(finding.Verified?.Condition))
            .OrderBy(group => group.Key is null).ThenByDescending(group => group.Count()).ThenBy(group => group.Min(finding => finding.Stored.Place))
            .Select(group => new OutlineGroup(
                group.Key is null ? null : group.First().Verified!.Condition,
                [.. group.OrderBy(finding => finding.Stored.Draft.Kind).ThenBy(finding => finding.Stored.Draft.Direction).ThenBy(finding => finding.Stored.Place)]))];

    private static string? Name(string? condition) => condition?.Trim().ToLower(CultureInfo.GetCultureInfo("fr-FR"));
}
