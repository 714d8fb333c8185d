using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Facilitation.Agents.Models;

namespace Facilitation.Agents.Reframing;

/// <summary>Reads a model's text as an answer. Tolerant of what surrounds the object, strict about the object.</summary>
internal static class AnswerReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        MaxDepth = 16,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The form that is asked for where the endpoint takes a schema.</summary>
    public static AnswerSchema Schema { get; } = AnswerSchema.Of<ModelAnswer>("reframing", Json);

    /// <returns>The first object in the text that reads as an answer, or <see langword="null"/>. Fences, thoughts and chatter around it are passed over.</returns>
    public static ModelAnswer? Read(string text)
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

            if (Parse(rest[start..end]) is { } answer)
            {
                return answer;
            }

            // Not an answer: look behind it, not inside it, or an offer would pass for the whole.
            start = end - 1;
        }

        return null;
    }

    private static ModelAnswer? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelAnswer>(json, Json) is { Kind: not null } answer ? answer : null;
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
