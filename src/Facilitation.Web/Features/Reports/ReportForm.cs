using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Facilitation.Domain;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Facilitation.Web.Features.Reports;

/// <summary>A report as a form holds it: everything is text until it is sent, so that whatever was typed stands there again.</summary>
[ValidateNever]
internal sealed partial class ReportForm
{
    public string? Narrative { get; set; }
    public string? DeclaredStance { get; set; }
    public string? TriedOn { get; set; }
    public string? Level { get; set; }
    public string? Grade { get; set; }
    public string? Subject { get; set; }
    public string? Setting { get; set; }
    public string? StudentCount { get; set; }
    public string? AuthorRole { get; set; }
    public string? Done { get; set; }
    public string? Deviations { get; set; }
    public string? DataCollected { get; set; }
    public string? Observations { get; set; }
    public string? Analysis { get; set; }
    public string? Limitations { get; set; }
    public string? Favourable { get; set; }
    public string? Unfavourable { get; set; }
    public string? Decision { get; set; }
    public string? Advice { get; set; }

    /// <summary>The version an edit was made from; 0 for a new report.</summary>
    public int Version { get; set; }

    /// <summary>Masks the author refuses, as <c>field:start-length</c>.</summary>
    public List<string> Keep { get; set; } = [];

    /// <summary>A fingerprint of the words whose masks were shown: words changed since are shown anew.</summary>
    public string? Seen { get; set; }

    public bool HasDetails => new[] { AuthorRole, Done, Deviations, DataCollected, Observations, Analysis, Limitations, Favourable, Unfavourable, Decision, Advice }.Any(text => text is { Length: > 0 });

    public static ReportForm From(ExperimentReport report) => new()
    {
        Narrative = report.Narrative,
        DeclaredStance = report.DeclaredStance is { } stance ? WireName.Of(stance) : null,
        TriedOn = report.TriedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Level = report.Level is { } level ? WireName.Of(level) : null,
        Grade = report.Grade,
        Subject = report.Subject,
        Setting = report.Setting,
        StudentCount = report.StudentCount?.ToString(CultureInfo.InvariantCulture),
        AuthorRole = report.AuthorRole,
        Done = report.Done,
        Deviations = report.Deviations,
        DataCollected = report.DataCollected,
        Observations = report.Observations,
        Analysis = report.Analysis,
        Limitations = report.Limitations,
        Favourable = report.Favourable,
        Unfavourable = report.Unfavourable,
        Decision = report.Decision is { } decision ? WireName.Of(decision) : null,
        Advice = report.Advice,
        Version = report.Version,
    };

    /// <exception cref="RuleBrokenException"><c>triedOn.value</c> or <c>studentCount.value</c>: what was typed there is no date, or no number.</exception>
    public ReportContent ToContent() => new()
    {
        Narrative = Narrative.Typed() ?? "",
        DeclaredStance = WireName.Parse<ReportStance>(DeclaredStance),
        TriedOn = Day(),
        Level = WireName.Parse<EducationLevel>(Level),
        Grade = Grade,
        Subject = Subject,
        Setting = Setting,
        StudentCount = Count(),
        AuthorRole = AuthorRole,
        Done = Done.Typed(),
        Deviations = Deviations.Typed(),
        DataCollected = DataCollected.Typed(),
        Observations = Observations.Typed(),
        Analysis = Analysis.Typed(),
        Limitations = Limitations.Typed(),
        Favourable = Favourable.Typed(),
        Unfavourable = Unfavourable.Typed(),
        Decision = WireName.Parse<ReportDecision>(Decision),
        Advice = Advice.Typed(),
    };

    public IReadOnlyList<KeptField> KeptFields() => [.. Keep.Select(Span).OfType<KeptField>()];

    public static string Fingerprint(ReportContent typed) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(typed)));

    public static string KeepOf(FieldRedaction mask) => string.Create(CultureInfo.InvariantCulture, $"{mask.Field}:{mask.Start}-{mask.Length}");

    private static KeptField? Span(string kept)
        => kept.Split(':', '-') is [var field, var start, var length] && int.TryParse(start, CultureInfo.InvariantCulture, out var from) && int.TryParse(length, CultureInfo.InvariantCulture, out var count)
            ? new(field, from, count) : null;

    // A date field sends the first form; a browser without one, or a person, may write the second.
    private DateOnly? Day()
        => string.IsNullOrWhiteSpace(TriedOn) ? null
            : DateOnly.TryParseExact(TriedOn.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new RuleBrokenException("triedOn.value", "Écrivez la date de l'essai comme 14/03/2025, ou laissez ce champ vide.", "triedOn");

    private int? Count()
        => string.IsNullOrWhiteSpace(StudentCount) ? null
            : Rounded().Match(StudentCount) is { Success: true } written ? int.Parse(written.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new RuleBrokenException("studentCount.value", "Écrivez le nombre d'élèves en chiffres, comme 25, ou laissez ce champ vide.", "studentCount");

    // People write « environ 25 »; METHOD 1.10 asks for no more.
    [GeneratedRegex(@"^\s*(?:environ|env\.?|~|≈)?\s*(\d{1,6})\s*(?:environ|élèves?|étudiant·?e?s?)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Rounded();
}
