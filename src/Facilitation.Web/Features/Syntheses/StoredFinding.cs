using Facilitation.Domain;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A finding as the table holds it: a draft until the gate lets it pass again.</summary>
/// <param name="Mode"><c>model</c>, <c>guided</c> or <c>person</c>.</param>
/// <param name="Group">The group of observations it was drawn from; <see langword="null"/> for one written by hand.</param>
/// <param name="Edited">Whether a person changed an agent's wording.</param>
internal sealed record StoredFinding(Guid Id, int Place, FindingDraft Draft, string Mode, string? Group, bool Edited, FindingDecision Decision, int Version);

/// <summary>A proposition as the table holds it.</summary>
/// <param name="Findings">The ids of the findings that disagree.</param>
/// <param name="Kept">Whether nobody took it out.</param>
internal sealed record StoredProposal(Guid Id, int Place, ProposalKind Kind, string Text, IReadOnlyList<Guid> Findings, string Mode, bool Kept, int Version);

/// <summary>A sentence that was refused while a step was done.</summary>
internal sealed record StoredRefusal(StepKind Step, string Key, string Text, IReadOnlyList<CitationFault> Faults);

internal sealed class FindingRow
{
    public Guid Id { get; init; }
    public int Place { get; init; }
    public string Kind { get; init; } = "";
    public string Direction { get; init; } = "";
    public string? Condition { get; init; }
    public string Claim { get; init; } = "";
    public string Mode { get; init; } = "";
    public string? GroupKey { get; init; }
    public bool Edited { get; init; }
    public string Decision { get; init; } = "";
    public int Version { get; init; }

    public StoredFinding ToFinding(IReadOnlyList<GivenQuote> quotes) => new(
        Id, Place, new(WireName.Parse<FindingKind>(Kind)!.Value, WireName.Parse<FindingDirection>(Direction)!.Value, Condition, Claim, quotes),
        Mode, GroupKey, Edited, WireName.Parse<FindingDecision>(Decision)!.Value, Version);
}

internal sealed class CitationRow
{
    public Guid Finding { get; init; }
    public Guid Report { get; init; }
    public string Words { get; init; } = "";
}
