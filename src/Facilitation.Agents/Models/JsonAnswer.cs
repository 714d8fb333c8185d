using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Facilitation.Agents.Models;

/// <summary>Reads a model's text as an object. Tolerant of what surrounds it, strict about the object.</summary>
internal static class JsonAnswer
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString,
        MaxDepth = 16,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <param name="text">What was said. Fences, thoughts and chatter around the object are passed over.</param>
    /// <param name="whole">Tells an answer from another object that happens to parse.</param>
    /// <returns>The first object in the text that reads as an answer, or <see langword="null"/>.</returns>
    public static TAnswer? Read<TAnswer>(string text, Func<TAnswer, bool> whole) where TAnswer : class
    {
        // A model that thinks aloud may sketch objects before it answers.
        var thought = text.LastIndexOf("</think>", StringComparison.OrdinalIgnoreCase);
        var rest = thought < 0 ? text : text[(thought + "</think>".Length)..];
        for (var start = rest.IndexOf('{', StringComparison.Ordinal); start >= 0; start = rest.IndexOf('{', start + 1))
        {
            var end = EndOfObject(rest, start);
            if (end < 0)
            {
                return null;
            }

            if (Parse(rest[start..end], whole) is { } answer)
            {
                return answer;
            }

            // Not an answer: look behind it, not inside it, or a part would pass for the whole.
            start = end - 1;
        }

        return null;
    }

    private static TAnswer? Parse<TAnswer>(string json, Func<TAnswer, bool> whole) where TAnswer : class
    {
        try
        {
            return JsonSerializer.Deserialize<TAnswer>(json, Json) is { } answer && whole(answer) ? answer : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    private static int EndOfObject(string text, int start)
    {
        var (depth, quoted) = (0, false);
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\' when quoted:
                    at++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '{' when !quoted:
                    depth++;
                    break;
                case '}' when !quoted && --depth == 0:
                    return at + 1;
            }
        }

        return -1;
    }
}
