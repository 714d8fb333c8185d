namespace Facilitation.Agents.Reframing;

/// <summary>The agent the host asks: the model where one is configured, and guided mode wherever it has no answer.</summary>
/// <param name="guided">Answers without a model, in milliseconds.</param>
/// <param name="model"><see langword="null"/> when <c>Model:Provider</c> is None.</param>
internal sealed class ReframingAgent(IReframingAgent guided, ModelReframingAgent? model) : IReframingAgent
{
    public async Task<Domain.Thorns.Reframing> ReframeAsync(ReframingRequest request, IProgress<ReframingStage>? progress, CancellationToken cancellation)
    {
        if (model is null)
        {
            return await guided.ReframeAsync(request, progress, cancellation);
        }

        var (answer, outcome) = await model.TryAsync(request, progress, cancellation);
        if (answer is not null)
        {
            return answer;
        }

        var fallback = await guided.ReframeAsync(request, progress, cancellation);
        return fallback with { Origin = fallback.Origin with { Fallback = outcome } };
    }
}
