using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using Azure.AI.OpenAI;
using OpenAI;
using OpenAI.Embeddings;

namespace Facilitation.Agents.Embedding;

/// <summary>Vectors from an OpenAI-compatible or an Azure endpoint, through the real clients over our own HTTP client.</summary>
internal sealed class OutsideEmbedder(IHttpClientFactory clients, EmbeddingOptions options, string model, int dimensions) : IEmbedder
{
    internal const string Client = "embedding";

    private readonly Lazy<EmbeddingClient> _client = new(() => Build(clients, options, model));

    // Two endpoints may call different models by one name.
    public string Model => string.Create(CultureInfo.InvariantCulture, $"{Origin}{model}/{dimensions}");

    public int Dimensions => dimensions;

    private string Origin => $"{options.Provider}/{options.Endpoint!.Authority}/";

    public IEmbedder? For(string name)
        => name.StartsWith(Origin, StringComparison.Ordinal) && name.LastIndexOf('/') is var cut && cut > Origin.Length && int.TryParse(name[(cut + 1)..], CultureInfo.InvariantCulture, out var length)
            ? new OutsideEmbedder(clients, options, name[Origin.Length..cut], length)
            : null;

    public async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        try
        {
            var settings = new EmbeddingGenerationOptions { Dimensions = options.AskDimensions ? dimensions : null };
            var answer = await _client.Value.GenerateEmbeddingsAsync(texts, settings, cancellation);
            var vectors = answer.Value.OrderBy(one => one.Index).Select(one => Normalise(one.ToFloats().ToArray())).ToList();
            return vectors.Count == texts.Count ? vectors : throw new EmbeddingException("The endpoint answered another number of vectors than it was sent texts.", isPermanent: true);
        }
        catch (Exception failed) when (failed is ClientResultException or HttpRequestException or IOException or TimeoutException or FormatException or ArgumentException or InvalidOperationException
            or System.Text.Json.JsonException or KeyNotFoundException or Polly.ExecutionRejectedException or AggregateException)
        {
            var status = (failed as ClientResultException)?.Status ?? 0;
            throw new EmbeddingException($"The embedding endpoint did not answer as expected ({failed.GetType().Name} {status}).", isPermanent: status is >= 400 and < 500 and not 408 and not 429, failed);
        }
    }

    private float[] Normalise(float[] vector)
    {
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return vector.Length == dimensions && length > 0 && float.IsFinite(length)
            ? Array.ConvertAll(vector, value => value / length)
            : throw new EmbeddingException($"The endpoint answered a vector of {vector.Length} numbers, or none; {dimensions} are configured.", isPermanent: true);
    }

    // Retries are the HTTP client's, once. No logging: the clients would write texts at their lower levels.
    private static EmbeddingClient Build(IHttpClientFactory clients, EmbeddingOptions options, string model)
    {
        var transport = new HttpClientPipelineTransport(clients.CreateClient(Client));
        var key = new ApiKeyCredential(options.ApiKey is { Length: > 0 } given ? given : "none");
        return options.Provider is EmbeddingProvider.AzureOpenAI
            ? new AzureOpenAIClient(options.Endpoint!, key, new AzureOpenAIClientOptions { Transport = transport, RetryPolicy = new ClientRetryPolicy(0) }).GetEmbeddingClient(model)
            : new EmbeddingClient(model, key, new OpenAIClientOptions { Endpoint = options.Endpoint!, Transport = transport, RetryPolicy = new ClientRetryPolicy(0) });
    }
}
