using Facilitation.Domain;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Asking;

/// <summary>The user message: what the model may know of one group of observations.</summary>
internal sealed record DrawInput(
    string Language,
    string Question,
    string? Action,
    string? Kind,
    string? Direction,
    string? Condition,
    int Most,
    IReadOnlyList<LabelledReport> Reports)
{
    public static DrawInput From(SynthesisContext context, ObservationGroup group, IReadOnlyList<GuardedReport> reports, Outgoing outgoing) => new(
        context.Language,
        outgoing.Text(context.Question),
        outgoing.Optional(context.Action),
        WireName.Of(group.Kind),
        WireName.Of(group.Direction),
        outgoing.Optional(group.Condition),
        0,
        [.. reports.Select((report, place) => new LabelledReport(
            place + 1,
            report.Report.Level is { } level ? WireName.Of(level) : null,
            report.Report.Grade,
            report.Report.Subject,
            report.Report.Setting,
            [.. group.Observations.Where(seen => seen.Quote.Report == report.Report.Id)
                .Select(seen => new LabelledObservation(outgoing.Text(seen.Quote.Words), outgoing.Optional(seen.Condition)))]))]);
}

/// <summary>One report as the model sees it: a label, where it was tried, and what was taken out of it.</summary>
internal sealed record LabelledReport(int Label, string? Level, string? Grade, string? Subject, string? Setting, IReadOnlyList<LabelledObservation> Observations);

internal sealed record LabelledObservation(string Words, string? Condition);
