using System.Text.Json;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Web.Components;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Reports;

/// <param name="Narrative">1 to 8,000 characters; the one field that must be there. The others hold up to 2,000.</param>
/// <param name="TriedOn">Not in the future.</param>
/// <param name="StudentCount">0 to 2,000.</param>
/// <param name="Keep">Redactions of an earlier answer that the author refuses, as they came; never for minors or contact data.</param>
internal sealed record ReportRequest(
    string? Narrative, ReportStance? DeclaredStance, DateOnly? TriedOn, EducationLevel? Level, string? Grade, string? Subject, string? Setting, int? StudentCount,
    string? AuthorRole, string? Done, string? Deviations, string? DataCollected, string? Observations, string? Analysis, string? Limitations,
    string? Favourable, string? Unfavourable, ReportDecision? Decision, string? Advice, IReadOnlyList<KeptField>? Keep)
{
    /// <summary>A span that is null leads nowhere, as does one beside every mask.</summary>
    public IReadOnlyList<KeptField> Kept => [.. (Keep ?? []).OfType<KeptField>()];

    public ReportContent ToContent() => new()
    {
        Narrative = Narrative ?? "",
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

/// <param name="Redactions">On writing: offsets into the fields as sent. On reading: offsets into the fields of this answer.</param>
/// <param name="Gaps">What a colleague would still ask; advice only.</param>
/// <param name="Mine">Whether the caller wrote it; who else did is not told.</param>
internal sealed record ReportResponse(
    Guid Id, string ActionNumber, string Narrative, ReportStance? DeclaredStance, ReportStance? RetainedStance, DateOnly? TriedOn, EducationLevel? Level, string? Grade,
    string? Subject, string? Setting, int? StudentCount, string? AuthorRole, string? Done, string? Deviations, string? DataCollected, string? Observations, string? Analysis,
    string? Limitations, string? Favourable, string? Unfavourable, ReportDecision? Decision, string? Advice, IReadOnlyList<FieldRedaction> Redactions,
    IReadOnlyList<ReportGap> Gaps, bool Safeguarding, bool UnmaskedPerson, Visibility Visibility, bool Mine, int Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, AlertPath? Alert)
{
    public static ReportResponse From(ExperimentReport report, Seat seat, IReadOnlyList<FieldRedaction>? asSent = null) => new(
        report.Id, report.ActionNumber, report.Narrative, report.DeclaredStance, report.RetainedStance, report.TriedOn, report.Level, report.Grade,
        report.Subject, report.Setting, report.StudentCount, report.AuthorRole, report.Done, report.Deviations, report.DataCollected, report.Observations, report.Analysis,
        report.Limitations, report.Favourable, report.Unfavourable, report.Decision, report.Advice, asSent ?? report.Masks,
        ReportCompleteness.Of(report), report.Safeguarding, report.HasUnmaskedPerson, report.Visibility, report.Author == seat.Member,
        report.Version, report.CreatedAt, report.UpdatedAt, report.Safeguarding ? AlertPath.French : null);
}

internal sealed record ReportList(IReadOnlyList<ReportResponse> Items, string? Next);

/// <param name="Content">The fields as that version had them.</param>
internal sealed record ReportVersion(int Version, JsonElement Content, DateTimeOffset CreatedAt)
{
    public static ReportVersion From(Revision revision) => new(revision.Version, revision.Content, revision.CreatedAt);
}
