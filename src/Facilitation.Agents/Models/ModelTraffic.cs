using System.Net;
using System.Text.Json;

namespace Facilitation.Agents.Models;

/// <summary>
/// The innermost handler: counts, and reads each answer to its end here, so that the timeout and the retries around it also
/// cover a body that drips, breaks off or never ends. The SDK reads headers only and would leave the body outside.
/// </summary>
internal sealed class ModelTraffic : DelegatingHandler
{
    internal const int MaxBytes = 1_000_000;

    private const int CharactersPerToken = 4;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var usage = ModelUsage.Current;
        usage?.AddRequest();
        var asked = (request.Content?.Headers.ContentLength ?? 0) / CharactersPerToken;
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
        {
            response?.Dispose();
            // The endpoint may have worked, and charged, all the same.
            usage?.AddTokens(asked, 0);
            throw;
        }

        if (usage is not null && response.StatusCode is HttpStatusCode.OK)
        {
            await CountAsync(usage, response.Content, asked, cancellationToken);
        }

        return response;
    }

    private static async Task CountAsync(ModelUsage usage, HttpContent content, long asked, CancellationToken cancellation)
    {
        var body = await content.ReadAsByteArrayAsync(cancellation);
        var (input, output) = (asked, (long)body.Length / CharactersPerToken);
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind is JsonValueKind.Object
                && json.RootElement.TryGetProperty("usage", out var counted) && counted.ValueKind is JsonValueKind.Object)
            {
                input = Read(counted, "prompt_tokens") ?? input;
                output = Read(counted, "completion_tokens") ?? output;
            }
        }
        catch (JsonException)
        {
            // Not our matter here: the estimate stands, and the connector will say that it cannot read the answer.
        }

        usage.AddTokens(input, output);
    }

    private static long? Read(JsonElement counted, string name)
        => counted.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var tokens) ? tokens : null;
}
