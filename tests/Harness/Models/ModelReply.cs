using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Facilitation.Harness;

/// <summary>One thing a model server can do with a chat request, right or wrong. A request that asks to stream is streamed to.</summary>
internal sealed class ModelReply
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Func<HttpContext, RecordedRequest, Task> _send;

    private ModelReply(Func<HttpContext, RecordedRequest, Task> send) => _send = send;

    /// <summary>An answer whose text is this value as JSON.</summary>
    public static ModelReply Answer(object value) => Text(JsonSerializer.Serialize(value, Json));

    /// <param name="content"><see langword="null"/> is sent as a JSON null.</param>
    /// <param name="finish">Such as <c>stop</c>, <c>length</c>, <c>content_filter</c>.</param>
    public static ModelReply Text(string? content, string finish = "stop")
        => new((http, request) => request.Streams ? StreamAsync(http, content ?? "", finish) : SendJsonAsync(http, Completion(new { role = "assistant", content }, finish)));

    /// <summary>An answer that was cut because it grew too long.</summary>
    public static ModelReply Truncated(string content) => Text(content, "length");

    /// <summary>The model declines, in the field that the protocol has for it.</summary>
    public static ModelReply Refusal(string why)
        => new((http, _) => SendJsonAsync(http, Completion(new { role = "assistant", content = (string?)null, refusal = why }, "stop")));

    /// <summary>The model wants a function to be called.</summary>
    public static ModelReply ToolCall(string name, object arguments)
        => new((http, _) => SendJsonAsync(http, Completion(
            new
            {
                role = "assistant",
                content = (string?)null,
                tool_calls = new[] { new { id = $"call_{Guid.NewGuid():n}", type = "function", function = new { name, arguments = JsonSerializer.Serialize(arguments, Json) } } },
            },
            "tool_calls")));

    /// <summary>An error such as 429, 500 or 503.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="retryAfter">Sent as whole seconds.</param>
    public static ModelReply Status(int status, TimeSpan? retryAfter = null) => new(async (http, _) =>
    {
        if (retryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        await FailAsync(http, status, "server_error", "Something went wrong.");
    });

    /// <summary>What Azure OpenAI answers when its filter stops the prompt.</summary>
    public static ModelReply ContentFilter() => new((http, _) => FailAsync(http, 400, "content_filter", "The response was filtered."));

    /// <summary>What an endpoint answers that knows no <c>json_schema</c>.</summary>
    public static ModelReply UnknownResponseFormat()
        => new((http, _) => FailAsync(http, 400, "invalid_request_error", "response_format json_schema is not supported."));

    /// <summary>The connection is closed in the middle of the answer.</summary>
    public static ModelReply Cut() => new(async (http, _) =>
    {
        var whole = JsonSerializer.Serialize(Completion(new { role = "assistant", content = new string('é', 2_000) }, "stop"), Json);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Encoding.UTF8.GetByteCount(whole);
        await http.Response.WriteAsync(whole[..500], http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        http.Abort();
    });

    /// <summary>A response that is no JSON at all, with status 200, as broken proxies send it.</summary>
    public static ModelReply Raw(string body, string contentType = "application/json") => new(async (http, _) =>
    {
        http.Response.ContentType = contentType;
        await http.Response.WriteAsync(body, http.RequestAborted);
    });

    /// <summary>A valid answer of this many bytes.</summary>
    public static ModelReply Huge(int bytes) => Text(new string('a', bytes));

    /// <summary>Waits, then does something else; stops waiting when the caller hangs up.</summary>
    public static ModelReply Late(TimeSpan wait, ModelReply then) => new(async (http, request) =>
    {
        try
        {
            await Task.Delay(wait, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await then._send(http, request);
    });

    /// <summary>Does something, then replies.</summary>
    public static ModelReply After(Action first, ModelReply then) => new((http, request) =>
    {
        first();
        return then._send(http, request);
    });

    /// <summary>Sends a valid answer one piece at a time, so slowly that a timeout on connecting never notices.</summary>
    public static ModelReply Drip(string content, TimeSpan between) => new(async (http, _) =>
    {
        http.Response.ContentType = "application/json";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            foreach (var piece in JsonSerializer.Serialize(Completion(new { role = "assistant", content }, "stop"), Json).Chunk(16))
            {
                await http.Response.WriteAsync(new string(piece), http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(between, http.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The caller hung up, as it should.
        }
    });

    internal Task SendAsync(HttpContext http, RecordedRequest request) => _send(http, request);

    internal static Task FailAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        return SendJsonAsync(http, new { error = new { message, type = code, code, param = (string?)null } });
    }

    internal static Task SendJsonAsync(HttpContext http, object value) => http.Response.WriteAsJsonAsync(value, Json, "application/json", http.RequestAborted);

    private static object Completion(object message, string finish) => new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1_767_225_600,
        model = "petit-modele",
        choices = new[] { new { index = 0, message, finish_reason = finish } },
        usage = new { prompt_tokens = 100, completion_tokens = 50, total_tokens = 150 },
    };

    private static async Task StreamAsync(HttpContext http, string content, string finish)
    {
        http.Response.ContentType = "text/event-stream";
        foreach (var piece in content.Chunk(24))
        {
            await SendAsync(new { content = new string(piece) }, null);
        }

        await SendAsync(new { }, finish);
        await http.Response.WriteAsync("data: [DONE]\n\n", http.RequestAborted);

        Task SendAsync(object delta, string? reason) => http.Response.WriteAsync(
            $"data: {JsonSerializer.Serialize(new { id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1_767_225_600, model = "petit-modele", choices = new[] { new { index = 0, delta, finish_reason = reason } } }, Json)}\n\n",
            http.RequestAborted);
    }
}
