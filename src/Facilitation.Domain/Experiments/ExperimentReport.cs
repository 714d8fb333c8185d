using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;

namespace Facilitation.Domain.Experiments;

/// <summary>What somebody observed when they tried an action (retour d'expérimentation, RetEx).</summary>
public sealed record ExperimentReport
{
    public required Guid Id { get; init; }

    /// <summary>The number of the action that was tried, such as <c>1.2</c>.</summary>
    public required string ActionNumber { get; init; }

    public required string Narrative { get; init; }
    public DateOnly? TriedOn { get; init; }
    public string? AuthorRole { get; init; }
    public EducationLevel? Level { get; init; }
    public string? Grade { get; init; }
    public string? Subject { get; init; }
    public string? Setting { get; init; }

    /// <summary>How many pupils took part; <see langword="null"/> when not said.</summary>
    public int? StudentCount { get; init; }

    /// <summary>The author's own verdict.</summary>
    public ReportStance? DeclaredStance { get; init; }

    /// <summary>The verdict kept for evidence, where it was reviewed; otherwise the declared one counts.</summary>
    public ReportStance? RetainedStance { get; init; }

    public Visibility Visibility { get; init; }
    public int Version { get; init; }
}
