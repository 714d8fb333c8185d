using Facilitation.Domain.Method;

namespace Facilitation.Domain.Experiments;

/// <summary>What an author says in a report: a narrative, and whatever else they have the time for (METHOD 1.10).</summary>
public record ReportContent
{
    /// <summary>What happened, in their own words; the one part that is always there.</summary>
    public required string Narrative { get; init; }

    /// <summary>The author's own verdict.</summary>
    public ReportStance? DeclaredStance { get; init; }

    public DateOnly? TriedOn { get; init; }
    public EducationLevel? Level { get; init; }
    public string? Grade { get; init; }
    public string? Subject { get; init; }

    /// <summary>The kind of school and group, such as « collège rural, demi-groupe ».</summary>
    public string? Setting { get; init; }

    /// <summary>How many pupils took part; <see langword="null"/> when not said.</summary>
    public int? StudentCount { get; init; }

    public string? AuthorRole { get; init; }
    public string? Done { get; init; }

    /// <summary>What was changed from the action as it is described.</summary>
    public string? Deviations { get; init; }

    public string? DataCollected { get; init; }
    public string? Observations { get; init; }
    public string? Analysis { get; init; }
    public string? Limitations { get; init; }
    public string? Favourable { get; init; }
    public string? Unfavourable { get; init; }
    public ReportDecision? Decision { get; init; }

    /// <summary>To a colleague who wants to try the action.</summary>
    public string? Advice { get; init; }

    /// <summary>The same content, without what a report adds to it.</summary>
    public ReportContent Content() => new()
    {
        Narrative = Narrative,
        DeclaredStance = DeclaredStance,
        TriedOn = TriedOn,
        Level = Level,
        Grade = Grade,
        Subject = Subject,
        Setting = Setting,
        StudentCount = StudentCount,
        AuthorRole = AuthorRole,
        Done = Done,
        Deviations = Deviations,
        DataCollected = DataCollected,
        Observations = Observations,
        Analysis = Analysis,
        Limitations = Limitations,
        Favourable = Favourable,
        Unfavourable = Unfavourable,
        Decision = Decision,
        Advice = Advice,
    };
}
