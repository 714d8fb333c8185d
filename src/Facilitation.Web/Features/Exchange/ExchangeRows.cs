using System.Text.Json.Serialization;
using Facilitation.Domain;
using Facilitation.Domain.Challenges;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Thorns;

namespace Facilitation.Web.Features.Exchange;

/// <summary>A file of exchange. Property order is the order of the file; what is absent is not written.</summary>
internal sealed record ExchangeFile
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;
    public IReadOnlyList<ChallengeRow> Challenges { get; init; } = [];
    public IReadOnlyList<ActionRow> Actions { get; init; } = [];
    public IReadOnlyList<ReportRow> Reports { get; init; } = [];
    public IReadOnlyList<ThornRow> Thorns { get; init; } = [];
}

/// <summary>What the four kinds of row share.</summary>
internal abstract record ExchangeRow
{
    /// <summary>The id the file gives, unique in its community and kind; a row made here gives its own UUID.</summary>
    [JsonPropertyOrder(-1)] public string Id { get; init; } = "";

    /// <summary><see langword="null"/> when the file says nothing: then a new row gets its usual visibility and a known one keeps its own.</summary>
    [JsonPropertyOrder(100)] public Visibility? Visibility { get; init; }
}

internal sealed record ChallengeRow : ExchangeRow
{
    public string Title { get; init; } = "";
    public string? Objective { get; init; }
    public string? Context { get; init; }
    public string? Theme { get; init; }
    public string? Situation { get; init; }
    public string? Audience { get; init; }
    public string? ObservableChange { get; init; }
    public string[]? Indicators { get; init; }
    public string? Horizon { get; init; }
    public Hypothesis? Hypothesis { get; init; }
    public EducationLevel? Level { get; init; }
    public string? Subject { get; init; }

    /// <summary>Who worded it; <see langword="null"/> for a person's own words.</summary>
    public ChallengeOrigin? Origin { get; init; }
}

internal sealed record ActionRow : ExchangeRow
{
    public string ChallengeId { get; init; } = "";
    public string Title { get; init; } = "";
    public string Description { get; init; } = "";
    public string? Context { get; init; }
    public EducationLevel? Level { get; init; }
    public string? Grade { get; init; }
    public string? Subject { get; init; }
    public string? Hypothesis { get; init; }
    public string[]? Indicators { get; init; }
    public string? Duration { get; init; }
    public string[]? Conditions { get; init; }
    public string[]? Keywords { get; init; }
    public bool? AiUsed { get; init; }
    public string? SchoolYear { get; init; }
}

internal sealed record ReportRow : ExchangeRow
{
    public string ActionId { get; init; } = "";
    public DateOnly? Date { get; init; }
    public string? AuthorRole { get; init; }
    public EducationLevel? Level { get; init; }
    public string? Grade { get; init; }
    public string? Subject { get; init; }
    public string? Setting { get; init; }
    public int? StudentCount { get; init; }

    /// <summary>The author's own verdict.</summary>
    public ReportStance? Stance { get; init; }

    public ReportStance? RetainedStance { get; init; }
    public string? Quality { get; init; }
    public string Text { get; init; } = "";
    public string? Done { get; init; }
    public string? Deviations { get; init; }
    public string? DataCollected { get; init; }
    public string? Observations { get; init; }
    public string? Analysis { get; init; }
    public string? Limitations { get; init; }
    public string? Favourable { get; init; }
    public string? Unfavourable { get; init; }

    /// <summary><c>adopt</c>, <c>adapt</c> or <c>abandon</c>.</summary>
    public string? Decision { get; init; }

    public string? Advice { get; init; }

    /// <summary>The noun this row spells.</summary>
    public ExperimentReport ToReport(Guid key, string action) => new()
    {
        Id = key,
        ActionNumber = action,
        Narrative = Text,
        DeclaredStance = Stance,
        RetainedStance = RetainedStance,
        TriedOn = Date,
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
        Decision = WireName.Parse<ReportDecision>(Decision),
        Advice = Advice,
        Visibility = Visibility ?? Domain.Communities.Visibility.Private,
    };
}

internal sealed record ThornRow : ExchangeRow
{
    public EducationLevel? Level { get; init; }
    public string? Grade { get; init; }
    public string? Subject { get; init; }
    public string Text { get; init; } = "";

    /// <summary>The masks as they stand in <see cref="Text"/>; not of the file, which holds the masked words only.</summary>
    [JsonIgnore] public IReadOnlyList<Redaction> Masks { get; init; } = [];
}
