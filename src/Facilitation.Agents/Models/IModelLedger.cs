using Facilitation.Domain.Communities;

namespace Facilitation.Agents.Models;

/// <summary>Where calls to a model are written down and counted. Kept by the database; a double stands in for it in unit tests.</summary>
public interface IModelLedger
{
    /// <summary>Tokens a community has used since midnight of its own time zone, prompts and answers together.</summary>
    Task<long> TokensTodayAsync(CommunityId community, CancellationToken cancellation);

    /// <summary>Writes one call down. Must not fail the work it is about.</summary>
    Task RecordAsync(ModelCall call, CancellationToken cancellation);
}

/// <summary>One use of a model, never its text.</summary>
/// <param name="Community">Who pays.</param>
/// <param name="Agent">Such as <c>reframing</c>.</param>
/// <param name="PromptVersion">The version of the prompt file.</param>
/// <param name="Provider"><c>OpenAI</c> or <c>AzureOpenAI</c>.</param>
/// <param name="Model">The model or deployment asked.</param>
/// <param name="InputTokens">As the endpoint counted; estimated (4 characters a token) when it did not say.</param>
/// <param name="OutputTokens">The same for the answer.</param>
/// <param name="Requests">How many HTTP requests it took, tools, retries and repairs included.</param>
/// <param name="Duration">From the first request to the last answer.</param>
/// <param name="Outcome">
/// <c>answered</c>, <c>repaired</c>, <c>partial</c> (what passed was kept, the rest refused); or why guided mode answered: <c>unusable</c> (faults
/// no repair mended), <c>unreadable</c>, <c>refused</c> (the model or a filter declined), <c>rejected</c> (400), <c>timeout</c>, <c>deadline</c>, <c>unavailable</c>, <c>busy</c>, <c>budget</c> (nothing was sent), <c>failed</c>; or <c>cancelled</c>.
/// </param>
/// <param name="MaskedCount">How many spans were masked in what was sent.</param>
public sealed record ModelCall(
    CommunityId Community,
    string Agent,
    string PromptVersion,
    string Provider,
    string Model,
    long InputTokens,
    long OutputTokens,
    int Requests,
    TimeSpan Duration,
    string Outcome,
    int MaskedCount);
