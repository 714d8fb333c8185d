using System.Net.Http.Json;
using System.Text.Json;

namespace Facilitation.Harness;

internal static class HttpExtensions
{
    /// <summary>Posts JSON, and reads JSON back from a successful answer.</summary>
    public static async Task<JsonElement> PostForJsonAsync(this HttpClient client, string path, object? body = null)
        => await (await client.PostAsJsonAsync(path, body ?? new { })).ReadJsonAsync();

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path) => await (await client.GetAsync(path)).ReadJsonAsync();

    /// <summary>Reads JSON from a successful answer; shows the answer when it is none.</summary>
    public static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new HttpRequestException($"{(int)response.StatusCode} {response.RequestMessage?.RequestUri}: {text}");
    }

    /// <summary>Sends a change made from a version that was read.</summary>
    public static Task<HttpResponseMessage> ChangeAsync(this HttpClient client, HttpMethod method, string path, int version, object? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return client.SendAsync(request);
    }
}
