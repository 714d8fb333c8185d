using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Facilitation.Harness;

/// <summary>
/// Deterministic embeddings: a text is the normalised sum of its words' hashed vectors, so that texts sharing words are near each other.
/// Another model name gives other vectors.
/// </summary>
internal sealed class EmbeddingScript
{
    private readonly ConcurrentQueue<ModelReply> _failures = new();

    /// <summary>The length of every vector, unless the request asks for another one in <c>dimensions</c>.</summary>
    public int Dimensions { get; set; } = 256;

    /// <summary>How long each request takes.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.Zero;

    /// <summary>The next requests fail so, one each, before embeddings are answered again.</summary>
    public void WillFail(params ReadOnlySpan<ModelReply> failures)
    {
        foreach (var failure in failures)
        {
            _failures.Enqueue(failure);
        }
    }

    public void Reset()
    {
        _failures.Clear();
        Dimensions = 256;
        Delay = TimeSpan.Zero;
    }

    /// <summary>The vector this server gives a text, for comparison.</summary>
    public static float[] Embed(string model, string text, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (var word in text.ToLowerInvariant().Split([' ', '\n', '\t', '.', ',', ';', ':', '!', '?', '\'', '’'], StringSplitOptions.RemoveEmptyEntries))
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(model + "\n" + word));
            for (var i = 0; i < dimensions; i++)
            {
                vector[i] += (sbyte)hash[i % hash.Length] * ((hash[(i / hash.Length) % hash.Length] & 1) == 0 ? 1 : -1);
            }
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? vector : [.. vector.Select(value => value / length)];
    }

    internal async Task AnswerAsync(HttpContext http, RecordedRequest request)
    {
        await Task.Delay(Delay, http.RequestAborted);
        if (_failures.TryDequeue(out var failure))
        {
            await failure.SendAsync(http, request);
            return;
        }

        var body = request.Body;
        var model = body["model"]?.GetValue<string>() ?? http.Request.RouteValues["deployment"] as string ?? "";
        var dimensions = body["dimensions"]?.GetValue<int>() ?? Dimensions;
        var base64 = body["encoding_format"]?.GetValue<string>() == "base64";
        var texts = body["input"] is JsonArray many ? many.Select(one => one!.GetValue<string>()) : [body["input"]!.GetValue<string>()];
        await ModelReply.SendJsonAsync(http, new
        {
            @object = "list",
            model,
            data = texts.Select((text, index) => new { @object = "embedding", index, embedding = Write(Embed(model, text, dimensions), base64) }).ToList(),
            usage = new { prompt_tokens = 10, total_tokens = 10 },
        });
    }

    // The OpenAI client asks for base64: little-endian floats, one after the other.
    private static object Write(float[] vector, bool base64)
    {
        if (!base64)
        {
            return vector;
        }

        var bytes = new byte[vector.Length * sizeof(float)];
        Buffer.BlockCopy(vector, 0, bytes, 0, bytes.Length);
        return Convert.ToBase64String(bytes);
    }
}
