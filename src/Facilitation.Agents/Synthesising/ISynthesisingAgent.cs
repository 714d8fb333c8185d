using Facilitation.Domain.Communities;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising;

/// <summary>
/// Draws knowledge from experiment reports in small steps, each at most one paid conversation whose result its caller keeps, so that a stop loses
/// one step at most: read each report, draw findings from groups of observations, close with disagreements, gaps and the next question.
/// Everything it returns has passed the citation gate or is listed as refused. Never throws for what a model does.
/// </summary>
public interface ISynthesisingAgent
{
    /// <summary>Takes typed observations out of one report.</summary>
    /// <exception cref="OperationCanceledException">The caller stopped the work; the model may have been paid.</exception>
    Task<ReportReading> ReadAsync(SynthesisContext context, SourceReport report, CancellationToken cancellation);

    /// <summary>Draws findings from one group of observations.</summary>
    /// <param name="context">Whose budget pays, and what is inquired into.</param>
    /// <param name="group">From code, never from a model.</param>
    /// <param name="reports">The reports that the group's observations stand in.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The caller stopped the work.</exception>
    Task<DrawnFindings> DrawAsync(SynthesisContext context, ObservationGroup group, IReadOnlyList<SourceReport> reports, CancellationToken cancellation);

    /// <summary>Says who disagrees, what nobody knows yet and what to inquire into next.</summary>
    /// <exception cref="OperationCanceledException">The caller stopped the work.</exception>
    Task<ClosingProposals> CloseAsync(SynthesisContext context, IReadOnlyList<Finding> findings, CancellationToken cancellation);
}

/// <param name="Community">Whose daily token budget pays.</param>
/// <param name="Question">The challenge's question.</param>
/// <param name="Action">The action's title and description; <see langword="null"/> when the whole challenge is synthesised.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>: what the synthesis is written in.</param>
public sealed record SynthesisContext(CommunityId Community, string Question, string? Action, string Language);

/// <summary>Who wrote a step's result.</summary>
/// <param name="Mode"><c>model</c> or <c>guided</c>.</param>
/// <param name="Model">The model's name; <see langword="null"/> in guided mode.</param>
/// <param name="PromptVersion"><see langword="null"/> in guided mode.</param>
/// <param name="Outcome">As in <see cref="Models.ModelCall.Outcome"/>; <c>guided</c> when no model is configured; <c>safeguarding</c> when nothing may leave.</param>
/// <param name="Tokens">Paid for this step, both ways.</param>
public sealed record StepOrigin(string Mode, string? Model, string? PromptVersion, string Outcome, long Tokens);

/// <param name="Observations">In the report's order.</param>
/// <param name="Refused">What the model gave that did not pass the gate.</param>
/// <param name="HoldsInstruction">Whether the report holds an order to an AI; it was ignored and is reported.</param>
public sealed record ReportReading(IReadOnlyList<Observation> Observations, IReadOnlyList<RefusedSentence> Refused, bool HoldsInstruction, StepOrigin Origin);

public sealed record DrawnFindings(IReadOnlyList<Finding> Findings, IReadOnlyList<RefusedSentence> Refused, StepOrigin Origin);

public sealed record ClosingProposals(IReadOnlyList<Proposal> Proposals, IReadOnlyList<RefusedSentence> Refused, StepOrigin Origin);
