namespace Facilitation.Agents.Models;

/// <summary>A model gave no answer to work with. Carries a code only: what an endpoint says may repeat what it was sent.</summary>
/// <param name="outcome">As written in <see cref="ModelCall.Outcome"/>: <c>deadline</c>, <c>unavailable</c>, <c>busy</c>, <c>refused</c>, <c>rejected</c>.</param>
/// <param name="status">The HTTP status, when there was one.</param>
internal sealed class ModelFailureException(string outcome, int? status = null) : Exception($"The model gave no answer: {outcome}.")
{
    public string Outcome { get; } = outcome;

    public int? Status { get; } = status;
}
