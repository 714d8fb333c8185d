using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A report in the list of a synthesis.</summary>
/// <param name="Report">Its id.</param>
/// <param name="Version">The version that is read.</param>
/// <param name="Apart">Why it is no evidence, as a stable code; <see langword="null"/> when it is.</param>
/// <param name="Instruction">Whether it holds an order to an AI, which was ignored.</param>
internal sealed record ListedReport(Guid Report, int Version, string? Apart, bool Instruction = false);

/// <summary>A synthesis in a list.</summary>
/// <param name="Reports">How many it reads.</param>
/// <param name="Accepted">Findings that a person accepted.</param>
/// <param name="Pending">Findings nobody decided on yet.</param>
internal sealed record SynthesisLine(Synthesis Synthesis, SynthesisScope Scope, int Reports, int Accepted, int Pending);

/// <summary>Who worded a synthesis: « rédigé avec l'aide d'une IA » when <see cref="Mode"/> is <c>model</c>.</summary>
/// <param name="Mode"><c>model</c> when one step at least was a model's, else <c>guided</c>; <c>person</c> when all findings were written by hand.</param>
/// <param name="Model">The model's name.</param>
/// <param name="PromptVersion">The versions of the prompts, in the order of the steps.</param>
/// <param name="Edited">Whether a person changed or wrote a finding.</param>
/// <param name="GuidedSteps">How many steps guided mode did though a model is configured.</param>
/// <param name="Fallback">Why, most often; <see langword="null"/> when there was none.</param>
internal sealed record SynthesisOrigin(string Mode, string? Model, string? PromptVersion, bool Edited, int GuidedSteps, string? Fallback);

/// <summary>A row of <c>syntheses</c>, as its stores read it.</summary>
internal class SynthesisRow
{
    public SynthesisId Id { get; init; }
    public Guid Challenge { get; init; }
    public Guid? Action { get; init; }
    public string Title { get; init; } = "";
    public string Language { get; init; } = "fr";
    public string State { get; init; } = "";
    public string Work { get; init; } = "";
    public MemberId? CreatedBy { get; init; }
    public MemberId? ApprovedBy { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public SynthesisId? Previous { get; init; }
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    public Synthesis ToSynthesis() => new()
    {
        Id = Id,
        Challenge = Challenge,
        Action = Action,
        Title = Title,
        Language = Language,
        State = WireName.Parse<SynthesisState>(State)!.Value,
        Work = WireName.Parse<SynthesisWork>(Work)!.Value,
        CreatedBy = CreatedBy,
        ApprovedBy = ApprovedBy,
        ApprovedAt = ApprovedAt,
        Previous = Previous,
        Version = Version,
        CreatedAt = CreatedAt,
    };
}

internal sealed class SynthesisLineRow : SynthesisRow
{
    public int ChallengeNumber { get; init; }
    public string Question { get; init; } = "";
    public string? ActionNumber { get; init; }
    public string? ActionTitle { get; init; }
    public int Reports { get; init; }
    public int Accepted { get; init; }
    public int Pending { get; init; }

    public SynthesisLine ToLine() => new(ToSynthesis(), new(Challenge, ChallengeNumber, Question, Action, ActionNumber, ActionTitle, null), Reports, Accepted, Pending);
}
