using Microsoft.Extensions.DependencyInjection;

namespace Facilitation.Agents.Embedding;

public static class EmbeddingRegistration
{
    public static IServiceCollection AddEmbedding(this IServiceCollection services) => services;
}
