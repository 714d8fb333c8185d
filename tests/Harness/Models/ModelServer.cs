using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Facilitation.Harness;

/// <summary>
/// A small endpoint that speaks the OpenAI and the Azure OpenAI protocol over real HTTP and does what a test scripts: answer, stall, cut, lie.
/// Chat takes the next scripted reply, then <see cref="Otherwise"/>; embeddings are deterministic, see <see cref="Embeddings"/>.
/// </summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<ModelReply> _script = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    private ModelServer(WebApplication server) => _server = server;

    /// <summary>What <c>Model:Endpoint</c> is set to for the provider OpenAI.</summary>
    public Uri Endpoint => new(_server.Urls.First() + "/v1");

    /// <summary>What <c>Model:Endpoint</c> is set to for the provider AzureOpenAI.</summary>
    public Uri AzureEndpoint => new(_server.Urls.First());

    public EmbeddingScript Embeddings { get; } = new();

    /// <summary>The names that <c>GET /models</c> lists.</summary>
    public IReadOnlyList<string> ModelNames { get; set; } = ["petit-modele", "bge-m3"];

    /// <summary>The answer to a chat request once the script is used up.</summary>
    public Func<RecordedRequest, ModelReply> Otherwise { get; set; } = _ => ModelReply.Text("{}");

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public IReadOnlyList<RecordedRequest> ChatRequests => [.. _requests.Where(request => request.Path.EndsWith("/chat/completions", StringComparison.Ordinal))];

    public IReadOnlyList<RecordedRequest> EmbeddingRequests => [.. _requests.Where(request => request.Path.EndsWith("/embeddings", StringComparison.Ordinal))];

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.AllowSynchronousIO = false;
        });
        var app = builder.Build();
        var server = new ModelServer(app);
        app.MapGet("/v1/models", server.ListModelsAsync);
        app.MapPost("/v1/chat/completions", server.ChatAsync);
        app.MapPost("/v1/embeddings", server.EmbedAsync);
        app.MapPost("/openai/deployments/{deployment}/chat/completions", server.ChatAsync);
        app.MapPost("/openai/deployments/{deployment}/embeddings", server.EmbedAsync);
        app.MapFallback(server.RefuseAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Adds replies to the script of the chat, one a request.</summary>
    public ModelServer WillAnswer(params ReadOnlySpan<ModelReply> replies)
    {
        foreach (var reply in replies)
        {
            _script.Enqueue(reply);
        }

        return this;
    }

    /// <summary>Forgets requests and script, so that one server can serve many tests one after the other.</summary>
    public void Forget()
    {
        _script.Clear();
        _requests.Clear();
        Otherwise = _ => ModelReply.Text("{}");
        Embeddings.Reset();
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
    }

    private async Task ChatAsync(HttpContext http)
    {
        var request = await RecordAsync(http);
        var reply = _script.TryDequeue(out var scripted) ? scripted : Otherwise(request);
        await reply.SendAsync(http, request);
    }

    private async Task EmbedAsync(HttpContext http) => await Embeddings.AnswerAsync(http, await RecordAsync(http));

    private async Task ListModelsAsync(HttpContext http)
    {
        await RecordAsync(http);
        await http.Response.WriteAsJsonAsync(new { @object = "list", data = ModelNames.Select(name => new { id = name, @object = "model", owned_by = "tests" }) });
    }

    private async Task RefuseAsync(HttpContext http)
    {
        await RecordAsync(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task<RecordedRequest> RecordAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new RecordedRequest(http.Request.Method, http.Request.Path, http.Request.QueryString.Value ?? "", headers, text);
        _requests.Enqueue(request);
        return request;
    }
}

/// <summary>One request as it came over the wire.</summary>
internal sealed record RecordedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonNode Body => JsonNode.Parse(Text) ?? throw new JsonException("The request has no body.");

    public bool Streams => Body["stream"]?.GetValue<bool>() ?? false;

    /// <summary>The contents of all messages of one role, in order.</summary>
    public IReadOnlyList<string> Messages(string role)
        => [.. Body["messages"]!.AsArray().Where(message => message!["role"]!.GetValue<string>() == role).Select(message => Content(message!["content"]))];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Method} {Path}{Query} ({Text.Length} characters)");

    private static string Content(JsonNode? content) => content switch
    {
        null => "",
        JsonArray parts => string.Concat(parts.Select(part => part!["text"]?.GetValue<string>())),
        _ => content.GetValue<string>(),
    };
}
