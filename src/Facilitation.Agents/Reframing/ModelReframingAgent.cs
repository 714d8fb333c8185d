using Facilitation.Agents.Models;
using Facilitation.Agents.Prompts;
using Microsoft.Extensions.Options;

namespace Facilitation.Agents.Reframing;

/// <summary>Asks the configured model about a thorn, after a search of its own where the operator allows one.</summary>
internal sealed class ModelReframingAgent(CheckedConversation conversation, ToolStep tools, PromptLibrary prompts, IOptions<ModelOptions> options, TimeProvider clock)
{
    internal const string Prompt = "reframing/reframe-thorn"; // prompts/reframing/reframe-thorn.md
    internal const string Agent = "reframing";

    /// <returns>The checked answer, or why there is none: one of the outcomes of <see cref="ModelCall.Outcome"/>.</returns>
    /// <exception cref="OperationCanceledException">The caller stopped the work.</exception>
    public async Task<(Domain.Thorns.Reframing? Answer, string Outcome)> TryAsync(ReframingRequest request, IProgress<ReframingStage>? progress, CancellationToken cancellation)
    {
        var question = new ReframingQuestion(request, prompts, options.Value, (labels, stop) => SearchAsync(request, labels, stop), progress);
        var (answer, outcome, _) = await conversation.AskAsync(question, cancellation);
        return (answer, outcome);
    }

    // The search may take a third of the time at most: an answer without it is worth more than a search without an answer.
    private async Task SearchAsync(ReframingRequest request, PrecedentLabels labels, CancellationToken cancellation)
    {
        if (!options.Value.Tools)
        {
            return;
        }

        using var part = new CancellationTokenSource(options.Value.ModelShare / 3, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(part.Token, cancellation);
        try
        {
            await tools.SearchAsync(request, labels, both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Whatever was found so far stays in the list.
        }
    }
}
