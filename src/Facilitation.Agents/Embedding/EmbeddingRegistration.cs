using Microsoft.Extensions.DependencyInjection;

namespace Facilitation.Agents.Embedding;

public static class EmbeddingRegistration
{
    /// <summary>Registers the built-in embedder, and as <see cref="IEmbedder"/> the configured one.</summary>
    public static IServiceCollection AddEmbedding(this IServiceCollection services)
        => services.AddSingleton(_ => new BuiltInEmbedder(Thesaurus.Default)).AddSingleton<IEmbedder>(provider => provider.GetRequiredService<BuiltInEmbedder>());
}
