using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;

namespace Facilitation.UnitTests.Syntheses;

/// <summary>Fictional reports, and sentences about them.</summary>
internal static class Reports
{
    public static SourceReport Report(string narrative, ReportStance? stance = ReportStance.Worked, EducationLevel? level = EducationLevel.LowerSecondary, string? grade = "4e",
        string? subject = "espagnol", int? count = 24, ReportStance? retained = null, string? advice = null) => new()
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            ActionNumber = "1.1",
            Passages = advice is null ? [new(ReportField.Narrative, narrative)] : [new(ReportField.Narrative, narrative), new(ReportField.Advice, advice)],
            DeclaredStance = stance,
            RetainedStance = retained,
            Level = level,
            Grade = grade,
            Subject = subject,
            StudentCount = count,
        };

    public static GateAnswer<Quote> Find(SourceReport report, string words) => CitationGate.Find(new(report.Id, words), [report]);

    public static GateAnswer<Finding> Check(SourceReport report, string claim, string quote, FindingDirection direction = FindingDirection.Favourable,
        FindingKind kind = FindingKind.Effect, string? condition = null)
        => CitationGate.Check(new FindingDraft(kind, direction, condition, claim, [new(report.Id, quote)]), [report]);

    public static IEnumerable<string> Codes<TPassed>(this GateAnswer<TPassed> answer) where TPassed : class => answer.Refused?.Faults.Select(fault => fault.Code) ?? [];

    public static Finding Finding(string condition, FindingDirection direction, string claim, string narrative)
        => Check(Report(narrative), claim, narrative, direction, FindingKind.Condition, condition).Passed ?? throw new InvalidOperationException("The test's own finding was refused.");
}
