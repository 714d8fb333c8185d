using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;

namespace Facilitation.Domain.Actions;

/// <summary>One way to meet a challenge that colleagues can try in their own context (Action #n.m).</summary>
public sealed record TrialAction
{
    public required Guid Id { get; init; }

    /// <summary><c>1.2</c>: the second action of challenge 1.</summary>
    public required string Number { get; init; }

    public required string ChallengeQuestion { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public string? Context { get; init; }
    public EducationLevel? Level { get; init; }
    public string? Grade { get; init; }
    public string? Subject { get; init; }

    /// <summary>« Si … alors … parce que … », whole.</summary>
    public string? Hypothesis { get; init; }

    public IReadOnlyList<string> Indicators { get; init; } = [];
    public string? Duration { get; init; }
    public IReadOnlyList<string> Conditions { get; init; } = [];
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public bool? AiUsed { get; init; }
    public string? SchoolYear { get; init; }
    public Visibility Visibility { get; init; }
    public int Version { get; init; }
}
