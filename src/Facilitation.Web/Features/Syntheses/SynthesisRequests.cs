using Facilitation.Domain;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A finding as somebody writes it.</summary>
/// <param name="Kind"><c>effect</c> when not given.</param>
/// <param name="Direction"><c>mixed</c> when not given.</param>
/// <param name="Condition">For whom or under which condition.</param>
/// <param name="Claim">The sentence, 1 to 400 characters.</param>
/// <param name="Quotes">1 to 12; when a finding is changed, none keeps its present ones.</param>
internal sealed record FindingRequest(FindingKind? Kind, FindingDirection? Direction, string? Condition, string? Claim, IReadOnlyList<QuoteRequest>? Quotes)
{
    /// <param name="present">What the finding says now; <see langword="null"/> for a new one.</param>
    public FindingDraft ToDraft(FindingDraft? present = null) => new(
        Kind ?? present?.Kind ?? FindingKind.Effect,
        Direction ?? present?.Direction ?? FindingDirection.Mixed,
        Condition is null ? present?.Condition : PlainText.Tidy(Condition),
        Claim ?? present?.Claim ?? "",
        [.. (Quotes ?? []).Select(quote => new GivenQuote(quote.Report, quote.Words ?? ""))]);
}

/// <param name="Report">The id of the report it stands in.</param>
/// <param name="Words">The report's own words; a part left out is marked by an ellipsis.</param>
internal sealed record QuoteRequest(Guid Report, string? Words);

/// <param name="Decision"><c>accepted</c>, <c>refused</c> (or <c>accept</c>, <c>refuse</c>), or <c>pending</c> to take a decision back.</param>
internal sealed record DecisionRequest(string? Decision)
{
    /// <exception cref="RuleBrokenException"><c>decision.unknown</c>.</exception>
    public FindingDecision Parse() => Decision switch
    {
        "accept" or "accepted" => FindingDecision.Accepted,
        "refuse" or "refused" => FindingDecision.Refused,
        "pending" => FindingDecision.Pending,
        _ => throw new RuleBrokenException("decision.unknown", "Une décision est «\u00A0accept\u00A0» ou «\u00A0refuse\u00A0».", "decision"),
    };
}

/// <param name="Kind"><c>gap</c>, <c>next_inquiry</c> or <c>disagreement</c>.</param>
/// <param name="Text">1 to 400 characters, without a number; a next inquiry is a question « Comment … ? ».</param>
/// <param name="Findings">The ids of the findings that disagree, at least two.</param>
internal sealed record ProposalRequest(ProposalKind Kind, string? Text, IReadOnlyList<Guid>? Findings);

/// <param name="Kept">Whether it stays in the text.</param>
internal sealed record KeepRequest(bool Kept);
