namespace Facilitation.Web.Store;

internal static class MemoryRegistration
{
    /// <summary>Registers the community's memory: how documents are found, embedded and corrected for.</summary>
    public static IServiceCollection AddMemory(this IServiceCollection services) => services
        .AddSingleton<MemoryVocabulary>().AddSingleton<EmbeddingModels>().AddSingleton<QueryEmbedding>().AddSingleton<DocumentSearch>().AddSingleton<PrecedentSearch>()
        .AddSingleton<EmbeddingIndexStore>().AddSingleton<EmbeddingStore>();
}
