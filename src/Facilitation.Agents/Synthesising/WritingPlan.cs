using System.Globalization;
using Facilitation.Agents.Synthesising.Guided;
using Facilitation.Domain;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising;

/// <summary>An empty synthesis to write in by hand: headings with a hint each, and no sentence.</summary>
/// <param name="Sections">The conditions that reports share first, then what every synthesis says.</param>
public sealed record WritingPlan(IReadOnlyList<PlanSection> Sections)
{
    private const int MostConditions = 8;

    /// <param name="groups">From <see cref="ObservationGroups"/>; empty when no report has been read yet.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public static WritingPlan For(IReadOnlyList<ObservationGroup> groups, string language)
    {
        var texts = GuidedData.Read<PlanData>($"plan.{(language == "en" ? "en" : "fr")}");
        var conditions = groups.Where(group => group.Condition is not null).GroupBy(group => group.Condition!.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(same => (Name: same.Key, Reports: same.SelectMany(group => group.Observations).Select(seen => seen.Quote.Report).Distinct().Count()))
            .OrderByDescending(condition => condition.Reports).ThenBy(condition => condition.Name, StringComparer.Ordinal).Take(MostConditions);
        return new([
            .. conditions.Select(condition => Section(string.Format(CultureInfo.InvariantCulture, texts.Condition.Heading, condition.Name), texts.Condition.Hint, null, null, condition.Name, null)),
            .. texts.Sections.Select(section => Section(section.Heading, section.Hint, WireName.Parse<FindingKind>(section.Kind), WireName.Parse<FindingDirection>(section.Direction), null, WireName.Parse<ProposalKind>(section.Proposal))),
        ]);

        PlanSection Section(string heading, string hint, FindingKind? kind, FindingDirection? direction, string? condition, ProposalKind? proposal)
            => new(Typography.For(language, heading), Typography.For(language, hint), kind, direction, condition, proposal);
    }

    private sealed record Wording(string Heading, string Hint, string? Kind, string? Direction, string? Proposal);

    private sealed record PlanData(Wording Condition, Wording[] Sections);
}

/// <param name="Heading">For people, in the plan's language.</param>
/// <param name="Hint">What belongs here.</param>
/// <param name="Kind">What findings of this section speak of; <see langword="null"/> for a condition or a proposal.</param>
/// <param name="Direction">Which way they point; <see langword="null"/> when either way.</param>
/// <param name="Condition">The condition this section is about; <see langword="null"/> for the others.</param>
/// <param name="Proposal">What is proposed here; <see langword="null"/> for sections of findings.</param>
public sealed record PlanSection(string Heading, string Hint, FindingKind? Kind, FindingDirection? Direction, string? Condition, ProposalKind? Proposal);
