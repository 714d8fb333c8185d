using System.Net.Http.Headers;
using System.Text.Json;
using Facilitation.Agents.Prompts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Facilitation.Agents.Models;

/// <summary>Asks the endpoint at start which models it has. Only ever warns: guided mode answers whatever is wrong, and the start does not wait.</summary>
/// <remarks>Takes the prompts so that a broken prompt file stops the start and not a workshop.</remarks>
internal sealed partial class ModelProbe(IOptions<ModelOptions> options, PromptLibrary prompts, ILogger<ModelProbe> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Azure lists models, not the deployments one asks for.
        if (options.Value is not { Provider: ModelProvider.OpenAI, Endpoint: { } endpoint } settings || prompts.Names.Count == 0)
        {
            return;
        }

        await Task.Yield();
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            patience.CancelAfter(Patience);
            // Not through the agents' client: a failure here must not open its circuit.
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { MaxResponseContentBufferSize = ModelTraffic.MaxBytes };
            using var request = new HttpRequestMessage(HttpMethod.Get, endpoint.AbsoluteUri.TrimEnd('/') + "/models");
            if (settings.ApiKey is { Length: > 0 } key)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            }

            using var response = await http.SendAsync(request, patience.Token);
            if (!response.IsSuccessStatusCode)
            {
                Refused(endpoint.Host, (int)response.StatusCode);
            }
            else if (!Lists(await response.Content.ReadAsByteArrayAsync(patience.Token), settings.Model))
            {
                Unknown(endpoint.Host, settings.Model);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            if (!stoppingToken.IsCancellationRequested)
            {
                Unreachable(endpoint.Host, failure.GetType().Name);
            }
        }
    }

    private static bool Lists(byte[] body, string model)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.ValueKind is JsonValueKind.Object
            && json.RootElement.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Array
            && data.EnumerateArray().Any(one => one.ValueKind is JsonValueKind.Object && one.TryGetProperty("id", out var id) && id.ValueEquals(model));
    }

    [LoggerMessage(LogLevel.Warning, "The model endpoint at {Host} refuses to list its models (HTTP {Status}); check Model:ApiKey. Guided mode answers meanwhile")]
    private partial void Refused(string host, int status);

    [LoggerMessage(LogLevel.Warning, "The model endpoint at {Host} does not list the model {Model}; check Model:Model")]
    private partial void Unknown(string host, string model);

    [LoggerMessage(LogLevel.Warning, "The model endpoint at {Host} cannot be reached ({Failure}); guided mode answers meanwhile")]
    private partial void Unreachable(string host, string failure);
}
