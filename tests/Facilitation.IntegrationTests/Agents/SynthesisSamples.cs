using Facilitation.Agents.Synthesising;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Syntheses;

namespace Facilitation.IntegrationTests.Agents;

/// <summary>Two reports on one action, and answers nobody could object to.</summary>
internal static class SynthesisSamples
{
    internal const string Measure = "Avant l'essai je comptais cinq élèves qui parlaient spontanément ; à la fin, dix-sept ont parlé au moins une minute.";
    internal const string Helped = "Ce qui a fait la différence, c'est de pouvoir recommencer une fois.";
    internal const string Limit = "Limite : une seule classe, et pas de comparaison.";
    internal const string More = "Le temps de parole augmente nettement dans mon groupe d'italien.";
    internal const string Hindered = "L'enregistrement prend toute l'heure parce que nous n'avons que quatre tablettes.";

    public static SynthesisContext Context { get; } = new(CommunityId.New(), "Comment faire parler davantage les élèves en cours de langue ?", "S'enregistrer en petit groupe, puis effacer.", "fr");

    public static SourceReport Worked { get; } = Report($"Cinq semaines, une heure par semaine. {Measure} {Helped} {Limit}");

    public static SourceReport Mixed { get; } = Report($"{More} {Hindered} Les groupes qui attendent font autre chose.", ReportStance.Mixed);

    public static SourceReport Report(string narrative, ReportStance? stance = ReportStance.Worked, params ReadOnlySpan<ReportPassage> passages) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        ActionNumber = "4.1",
        Passages = [new(ReportField.Narrative, narrative), .. passages],
        DeclaredStance = stance,
        Grade = "4e",
        Subject = "espagnol",
    };

    public static object Observations(params ReadOnlySpan<object> observations) => new { observations = observations.ToArray() };

    public static object Observation(string quote, string kind = "effect", string direction = "favourable", string? condition = null) => new { kind, direction, condition, quote };

    public static object Read { get; } = Observations(Observation(Measure), Observation(Helped, "condition", condition: "pouvoir recommencer une fois"), Observation(Limit, "limitation", "mixed"));

    /// <summary>What speaks for the action: one observation of each report.</summary>
    public static ObservationGroup Group { get; } = new("effets", FindingKind.Effect, FindingDirection.Favourable, null, [Seen(Worked, Measure), Seen(Mixed, More)]);

    public static IReadOnlyList<SourceReport> Reports { get; } = [Worked, Mixed];

    public static object Findings(params ReadOnlySpan<object> findings) => new { findings = findings.ToArray() };

    public static object Finding(string claim, params ReadOnlySpan<(int Report, string Words)> quotes)
        => new { claim, condition = (string?)null, quotes = quotes.ToArray().Select(quote => new { report = quote.Report, words = quote.Words }) };

    public static object FirstFinding { get; } = Finding("À la fin de l'essai, dix-sept élèves ont parlé au moins une minute, contre cinq qui parlaient spontanément avant.", (1, Measure));

    public static object SecondFinding { get; } = Finding("Le temps de parole augmente nettement dans un groupe d'italien.", (2, More));

    public static object Drawn { get; } = Findings(FirstFinding, SecondFinding);

    public static object Closing(string text = "Les constats divergent sur l'enregistrement : de quoi cela dépend-il ?", int[]? findings = null, string next = "Comment savoir à quelles conditions l'enregistrement fait parler davantage ?") => new
    {
        disagreements = new[] { new { text, findings = findings ?? [1, 2] } },
        gaps = new[] { "Reste à savoir si l'effet tient dans le temps." },
        nextInquiry = next,
    };

    /// <summary>A finding for and one against.</summary>
    public static IReadOnlyList<Finding> Opposed { get; } =
    [
        Passed(FindingDirection.Favourable, Worked, Measure),
        Passed(FindingDirection.Unfavourable, Mixed, Hindered),
    ];

    private static Observation Seen(SourceReport report, string words) => new(FindingKind.Effect, FindingDirection.Favourable, null, CitationGate.Find(new(report.Id, words), [report]).Passed!);

    private static Finding Passed(FindingDirection direction, SourceReport report, string words)
        => CitationGate.Check(new FindingDraft(FindingKind.Effect, direction, null, words, [new(report.Id, words)]), [report]).Passed!;
}
