using System.Text.Json;
using Facilitation.Domain;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Evaluation.Cases;

/// <summary>Sets of reports with sentences that a synthesis may say of them, and sentences with one planted fault each.</summary>
internal sealed class SynthesisCases
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <param name="Fault">What was planted; <see langword="null"/> for a good sentence.</param>
    /// <param name="Batch">2 for those written after the rules were tuned on 1.</param>
    internal sealed record Sentence(string Id, string Set, int Batch, string? Fault, FindingKind Kind, FindingDirection Direction, string? Condition, string Claim, IReadOnlyList<QuoteData> Quotes);

    internal sealed record QuoteData(string Report, string Words);

    /// <param name="On">The sentences whose findings it is checked with, by their ids.</param>
    internal sealed record Proposition(string Id, int Batch, string? Fault, ProposalKind Kind, string Text, IReadOnlyList<string> On, IReadOnlyList<int> Findings);

    /// <param name="Uncited">The evidence that no sentence cites.</param>
    /// <param name="Dropped">The direction that is wholly missing; <see langword="null"/> when none is.</param>
    internal sealed record Whole(string Id, int Batch, string Set, IReadOnlyList<string> Sentences, IReadOnlyList<string> Uncited, FindingDirection? Dropped);

    private readonly Dictionary<(string Set, string Report), Guid> _ids = [];

    private SynthesisCases(Data data, string folder)
    {
        Sentences = data.Sentences;
        Propositions = data.Propositions;
        Wholes = data.Syntheses;
        using var demo = File.OpenRead(Path.Combine(folder, "..", "src", "Facilitation.Web", "Demo", "Data", "reports.json"));
        var given = JsonSerializer.Deserialize<SetData>(demo, Options)!.Reports;
        Sets = data.Sets.Append(new("demo", given)).ToDictionary(set => set.Id, set => (IReadOnlyList<SourceReport>)[.. set.Reports.Select(report => Report(set.Id, report))]);
    }

    public IReadOnlyList<Sentence> Sentences { get; }

    public IReadOnlyList<Proposition> Propositions { get; }

    public IReadOnlyList<Whole> Wholes { get; }

    /// <summary>The reports of each set; <c>demo</c> holds the thirty of the demonstration.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SourceReport>> Sets { get; }

    public static SynthesisCases Read(string folder)
    {
        using var file = File.OpenRead(Path.Combine(folder, "cases", "syntheses.json"));
        return new(JsonSerializer.Deserialize<Data>(file, Options) ?? throw new InvalidDataException("syntheses.json is empty."), folder);
    }

    public FindingDraft Draft(Sentence sentence) => new(sentence.Kind, sentence.Direction, sentence.Condition, sentence.Claim,
        [.. sentence.Quotes.Select(quote => new GivenQuote(IdOf(sentence.Set, quote.Report), quote.Words))]);

    /// <summary>A report's id; another one for a report that is not there.</summary>
    public Guid IdOf(string set, string report) => _ids.TryGetValue((set, report), out var id) ? id : Guid.CreateVersion7();

    // As the host stores them: masked.
    private SourceReport Report(string set, ReportData report)
    {
        var id = _ids[(set, report.Id)] = Guid.CreateVersion7();
        return new()
        {
            Id = id,
            Version = 1,
            ActionNumber = "1.1",
            Passages = [new(ReportField.Narrative, PrivacyScanner.Scan(report.Text).Masked), .. (report.Fields ?? []).Select(field => new ReportPassage(WireName.Parse<ReportField>(field.Key)!.Value, field.Value))],
            DeclaredStance = WireName.Parse<ReportStance>(report.Stance),
            RetainedStance = WireName.Parse<ReportStance>(report.Retained),
            Level = WireName.Parse<EducationLevel>(report.Level),
            Grade = report.Grade,
            Subject = report.Subject,
            Setting = report.Setting,
            StudentCount = report.StudentCount,
        };
    }

    private sealed record ReportData(string Id, string? Level, string? Grade, string? Subject, string? Setting, int? StudentCount, string? Stance, string? Retained, string Text, Dictionary<string, string>? Fields);

    private sealed record SetData(string Id, IReadOnlyList<ReportData> Reports);

    private sealed record Data(IReadOnlyList<SetData> Sets, IReadOnlyList<Sentence> Sentences, IReadOnlyList<Proposition> Propositions, IReadOnlyList<Whole> Syntheses);
}
