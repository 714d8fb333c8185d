using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Facilitation.Agents.Prompts;

/// <summary>How inputs are written into a user message: as JSON whose accents survive, so that words of people stay data and stay readable.</summary>
internal static class PromptInput
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<TInput>(TInput input) => JsonSerializer.Serialize(input, Json);
}
