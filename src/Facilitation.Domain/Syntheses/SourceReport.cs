using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;

namespace Facilitation.Domain.Syntheses;

/// <summary>An experiment report as a synthesis reads it: the words quotes are looked for in, and the fields levels and grades may come from.</summary>
public sealed record SourceReport
{
    public required Guid Id { get; init; }

    /// <summary>The version that was read: a report edited since is read again.</summary>
    public required int Version { get; init; }

    /// <summary>The number of the action that was tried, such as <c>1.2</c>.</summary>
    public required string ActionNumber { get; init; }

    /// <summary>Its filled parts, the narrative first. Masked.</summary>
    public required IReadOnlyList<ReportPassage> Passages { get; init; }

    public ReportStance? DeclaredStance { get; init; }
    public ReportStance? RetainedStance { get; init; }
    public EducationLevel? Level { get; init; }
    public string? Grade { get; init; }
    public string? Subject { get; init; }
    public string? Setting { get; init; }
    public int? StudentCount { get; init; }

    /// <summary>The verdict that counts: the retained one, else the declared one; <see langword="null"/> when neither was given.</summary>
    public ReportStance? Stance => RetainedStance ?? DeclaredStance;
}
