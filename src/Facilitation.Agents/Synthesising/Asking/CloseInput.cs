using Facilitation.Domain;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Asking;

/// <summary>The user message: what the model may know of the findings.</summary>
internal sealed record CloseInput(string Language, string Question, string? Action, int Most, IReadOnlyList<LabelledFinding> Findings)
{
    private const int MostFindings = 60;

    /// <summary>Which findings are shown: all, or so many of each kind and direction in turn that no side is passed over.</summary>
    public static IReadOnlyList<int> Choose(IReadOnlyList<Finding> findings)
        => [.. findings.Select((finding, place) => (finding, place)).GroupBy(one => (one.finding.Kind, one.finding.Direction))
            .SelectMany(side => side.Select((one, turn) => (one.place, turn)))
            .OrderBy(one => one.turn).ThenBy(one => one.place).Take(MostFindings).Select(one => one.place).Order()];

    public static CloseInput From(SynthesisContext context, IReadOnlyList<Finding> findings, IReadOnlyList<int> shown, Outgoing outgoing)
    {
        var labels = shown.SelectMany(place => findings[place].Quotes).Select(quote => quote.Report).Distinct().Select((report, place) => (report, place)).ToDictionary(one => one.report, one => one.place + 1);
        return new(context.Language, outgoing.Text(context.Question), outgoing.Optional(context.Action), 0, [.. shown.Select((place, index) => new LabelledFinding(
            index + 1,
            WireName.Of(findings[place].Kind),
            WireName.Of(findings[place].Direction),
            outgoing.Optional(findings[place].Condition),
            outgoing.Text(findings[place].Claim),
            [.. findings[place].Quotes.Select(quote => labels[quote.Report]).Distinct()]))]);
    }
}

internal sealed record LabelledFinding(int Label, string? Kind, string? Direction, string? Condition, string Claim, IReadOnlyList<int> Reports);
