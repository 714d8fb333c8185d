using System.Text.Json.Serialization;
using Facilitation.Domain.Communities;

namespace Facilitation.Domain.Syntheses;

public readonly record struct SynthesisId(Guid Value)
{
    public static SynthesisId New() => new(Guid.CreateVersion7());
}

[JsonConverter(typeof(JsonStringEnumConverter<SynthesisState>))]
public enum SynthesisState
{
    /// <summary>Being made or read again; members see it, nobody else.</summary>
    [JsonStringEnumMemberName("draft")] Draft,

    /// <summary>Approved by a person.</summary>
    [JsonStringEnumMemberName("published")] Published,

    /// <summary>A later version took its place.</summary>
    [JsonStringEnumMemberName("superseded")] Superseded,
}

/// <summary>How far the steps of a synthesis are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SynthesisWork>))]
public enum SynthesisWork
{
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>A person stopped it; it goes on where it was when they say so.</summary>
    [JsonStringEnumMemberName("stopped")] Stopped,

    [JsonStringEnumMemberName("done")] Done,
}

/// <summary>What a person said of a finding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingDecision>))]
public enum FindingDecision
{
    [JsonStringEnumMemberName("pending")] Pending,
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("refused")] Refused,
}

/// <summary>What a set of reports on a challenge or an action says: findings with their sources, and propositions (Synthèse).</summary>
public sealed record Synthesis
{
    public required SynthesisId Id { get; init; }
    public required Guid Challenge { get; init; }

    /// <summary><see langword="null"/> when the whole challenge is synthesised.</summary>
    public Guid? Action { get; init; }

    public required string Title { get; init; }

    /// <summary><c>fr</c> or <c>en</c>: what it is written in.</summary>
    public string Language { get; init; } = "fr";

    public SynthesisState State { get; init; }
    public SynthesisWork Work { get; init; }
    public MemberId? CreatedBy { get; init; }
    public MemberId? ApprovedBy { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>The version it goes on from; <see langword="null"/> for a first one.</summary>
    public SynthesisId? Previous { get; init; }

    public Visibility Visibility { get; init; } = Visibility.Community;
    public int Version { get; init; } = 1;
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Findings are written, changed and decided on in a draft only: what was approved stays as it was approved.</summary>
    /// <exception cref="RuleBrokenException"><c>synthesis.published</c>.</exception>
    public void CheckMayChange()
    {
        if (State is not SynthesisState.Draft)
        {
            throw new RuleBrokenException("synthesis.published", "Cette version de la synthèse n'est plus un brouillon\u00A0: elle ne change plus. Votre modification n'a pas été enregistrée. S'il y a de nouveaux retours, commencez une nouvelle version depuis sa page.");
        }
    }

    /// <summary>Whether a person may approve it, given what they decided on each of its findings.</summary>
    /// <param name="findings">Each decision, with whether the finding's sources still hold.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>synthesis.published</c>, <c>synthesis.running</c>, <c>synthesis.undecided</c>, <c>synthesis.source_changed</c> or <c>synthesis.empty</c>.
    /// </exception>
    public void CheckMayBeApproved(IReadOnlyCollection<(FindingDecision Decision, bool Holds)> findings)
    {
        CheckMayChange();
        if (Work is SynthesisWork.Running)
        {
            throw new RuleBrokenException("synthesis.running", "La lecture des retours n'est pas terminée\u00A0: attendez qu'elle le soit, ou arrêtez la lecture, puis publiez.");
        }

        if (findings.Count(finding => finding.Decision is FindingDecision.Pending && finding.Holds) is var undecided and > 0)
        {
            throw new RuleBrokenException("synthesis.undecided", $"Il reste {undecided} constat{(undecided > 1 ? "s" : "")} sans décision\u00A0: acceptez ou refusez chacun, puis publiez.");
        }

        if (findings.Any(finding => finding.Decision is FindingDecision.Accepted && !finding.Holds))
        {
            throw new RuleBrokenException("synthesis.source_changed", "La source d'un constat accepté a changé depuis\u00A0: retirez ce constat (en bas de page), puis publiez.");
        }

        if (!findings.Any(finding => finding.Decision is FindingDecision.Accepted))
        {
            throw new RuleBrokenException("synthesis.empty", "Aucun constat n'est accepté\u00A0: une synthèse en a au moins un.");
        }
    }
}
