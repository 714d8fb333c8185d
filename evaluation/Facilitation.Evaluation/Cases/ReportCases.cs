using System.Text.Json;
using Facilitation.Domain;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Evaluation.Cases;

/// <summary>The demonstration's experiment reports with what somebody read out of them. One person's judgement: to compare versions, not a truth.</summary>
internal static class ReportCases
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<ReportCase> Read(string folder)
    {
        using var file = File.OpenRead(Path.Combine(folder, "..", "src", "Facilitation.Web", "Demo", "Data", "reports.json"));
        var read = JsonSerializer.Deserialize<ReportFile>(file, Options) ?? throw new InvalidDataException("reports.json is empty.");
        return [.. read.Reports.Select((row, index) => new ReportCase(row.Id, ToReport(row, index + 1), row.Gold, row.Flaws))];
    }

    private static SourceReport ToReport(Row row, int number) => new()
    {
        Id = new Guid(number, 1, 0, new byte[8]),
        Version = 1,
        ActionNumber = row.ActionId,
        // As the import stores it.
        Passages = [new(ReportField.Narrative, PrivacyScanner.Scan(row.Text).Masked)],
        DeclaredStance = WireName.Parse<ReportStance>(row.Stance),
        Level = WireName.Parse<EducationLevel>(row.Level),
        Grade = row.Grade,
        Subject = row.Subject,
        Setting = row.Setting,
        StudentCount = row.StudentCount,
    };

    private sealed record ReportFile(IReadOnlyList<Row> Reports);

    private sealed record Row(string Id, string ActionId, string Text, string? Stance, string? Level, string? Grade, string? Subject, string? Setting, int? StudentCount, ReportGold Gold, IReadOnlyList<string> Flaws);
}

/// <param name="Flaws">Such as <c>enthusiasm_only</c>.</param>
internal sealed record ReportCase(string Id, SourceReport Report, ReportGold Gold, IReadOnlyList<string> Flaws);

/// <summary>What somebody read out of a report, in words of their own.</summary>
internal sealed record ReportGold(
    IReadOnlyList<string> FavourableConditions,
    IReadOnlyList<string> HinderingConditions,
    IReadOnlyList<string> Deviations,
    IReadOnlyList<GoldMeasure> Measures);

internal sealed record GoldMeasure(string Indicator, string Before, string After);
