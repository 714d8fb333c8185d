using Microsoft.Extensions.DependencyInjection;

namespace Facilitation.Agents;

public static class AgentsRegistration
{
    /// <summary>Registers the agents and the embedders. The host registers <see cref="Models.IModelLedger"/>.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services)
        => services.AddScoped<Reframing.IReframingAgent>(_ => throw new InvalidOperationException("No reframing agent yet."));
}
