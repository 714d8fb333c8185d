using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Facilitation.Agents.Embedding;

public static class EmbeddingRegistration
{
    /// <summary>Registers <see cref="IEmbedder"/>: <see langword="null"/> while <c>Embedding:Provider</c> is BuiltIn, whose vectors are made in any case.</summary>
    public static IServiceCollection AddEmbedding(this IServiceCollection services)
    {
        services.AddOptions<EmbeddingOptions>().BindConfiguration(EmbeddingOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddingOptions>, EmbeddingOptionsCheck>());
        services.AddHttpClient(OutsideEmbedder.Client, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The factory's own loggers write addresses and, at the lowest level, headers.
            .RemoveAllLoggers()
            // Retry that honours Retry-After, circuit breaker, limits of one attempt and of all.
            .AddStandardResilienceHandler();
        return services.AddSingleton<IEmbedder>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<EmbeddingOptions>>().Value;
            return options.Provider is EmbeddingProvider.BuiltIn ? null! : new OutsideEmbedder(provider.GetRequiredService<IHttpClientFactory>(), options, options.Model, options.Dimensions);
        });
    }
}
