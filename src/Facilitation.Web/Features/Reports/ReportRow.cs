using System.Text.Json;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Reports;

/// <summary>A report as its table holds it, with the action it is about.</summary>
internal sealed class ReportRow
{
    public Guid Id { get; init; }
    public MemberId? Author { get; init; }
    public DateOnly? TriedOn { get; init; }
    public string? AuthorRole { get; init; }
    public string? Level { get; init; }
    public string? Grade { get; init; }
    public string? Subject { get; init; }
    public string? Setting { get; init; }
    public int? StudentCount { get; init; }
    public string? DeclaredStance { get; init; }
    public string? RetainedStance { get; init; }
    public string Narrative { get; init; } = "";
    public string? Done { get; init; }
    public string? Deviations { get; init; }
    public string? DataCollected { get; init; }
    public string? Observations { get; init; }
    public string? Analysis { get; init; }
    public string? Limitations { get; init; }
    public string? Favourable { get; init; }
    public string? Unfavourable { get; init; }
    public string? Decision { get; init; }
    public string? Advice { get; init; }
    public string Masks { get; init; } = "[]";
    public bool UnmaskedPerson { get; init; }
    public bool Safeguarding { get; init; }
    public string Visibility { get; init; } = "";
    public int Version { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public Guid Action { get; init; }
    public string ActionNumber { get; init; } = "";
    public string ActionTitle { get; init; } = "";
    public string ActionVisibility { get; init; } = "";
    public Guid Challenge { get; init; }
    public string Question { get; init; } = "";
    public string ChallengeVisibility { get; init; } = "";

    public ReportPlace ToPlace() => new(Action, ActionTitle, Challenge, Question, (Visibility)Math.Min((int)Seen(ActionVisibility), (int)Seen(ChallengeVisibility)));

    public ExperimentReport ToReport() => new()
    {
        Id = Id,
        ActionNumber = ActionNumber,
        Author = Author,
        Narrative = Narrative,
        DeclaredStance = WireName.Parse<ReportStance>(DeclaredStance),
        RetainedStance = WireName.Parse<ReportStance>(RetainedStance),
        TriedOn = TriedOn,
        Level = WireName.Parse<EducationLevel>(Level),
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
        Masks = JsonSerializer.Deserialize<List<FieldRedaction>>(Masks, Database.Json) ?? [],
        HasUnmaskedPerson = UnmaskedPerson,
        Safeguarding = Safeguarding,
        Visibility = Seen(Visibility),
        Version = Version,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };

    private static Visibility Seen(string visibility) => WireName.Parse<Visibility>(visibility) ?? Domain.Communities.Visibility.Private;
}
