using Facilitation.Agents.Embedding;
using Facilitation.Agents.Languages;
using Facilitation.Agents.Models;
using Facilitation.Agents.Reframing;
using Facilitation.Agents.Synthesising;
using Facilitation.Agents.Synthesising.Guided;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Facilitation.Agents;

public static class AgentsRegistration
{
    /// <summary>Registers the agents and the embedders. The host registers <see cref="IModelLedger"/>.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.AddModel();
        services.AddEmbedding();
        // Both as keyed services, so that each can be asked for by itself.
        services.AddKeyedSingleton<IReframingAgent, GuidedReframingAgent>("guided");
        services.AddKeyedSingleton<ISynthesisingAgent, GuidedSynthesisingAgent>("guided");
        services.AddSingleton(LanguageDetector.Shared);
        services.AddSingleton<IReframingAgent>(provider => new ReframingAgent(provider.GetRequiredKeyedService<IReframingAgent>("guided"), Model<ModelReframingAgent>(provider)));
        return services.AddSingleton<ISynthesisingAgent>(provider => new SynthesisingAgent(provider.GetRequiredKeyedService<ISynthesisingAgent>("guided"), Model<ModelSynthesisingAgent>(provider)));
    }

    private static TAgent? Model<TAgent>(IServiceProvider provider) where TAgent : class
        => provider.GetRequiredService<IOptions<ModelOptions>>().Value.Provider is ModelProvider.None ? null : provider.GetRequiredService<TAgent>();
}
