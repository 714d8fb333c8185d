using Facilitation.Agents.Prompts;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;

namespace Facilitation.Agents.Models;

/// <summary>The one place where options and a prompt become the fields of a request. A test looks at what goes over the wire.</summary>
internal static class ModelSettings
{
    /// <summary>For the structured call: no tools, the answer's form asked for as the endpoint can take it.</summary>
    public static OpenAIPromptExecutionSettings Structured(ModelOptions options, Prompt prompt, string responseFormat, AnswerSchema schema)
    {
        var settings = Plain(options, prompt);
        settings.ResponseFormat = responseFormat switch
        {
            "json_schema" => ChatResponseFormat.CreateJsonSchemaFormat(schema.Name, schema.Json, jsonSchemaIsStrict: true),
            "json_object" => "json_object",
            _ => null,
        };
        return settings;
    }

    /// <summary>For the tool step: functions that we invoke ourselves, and no response format, which many endpoints refuse together.</summary>
    public static OpenAIPromptExecutionSettings WithTools(ModelOptions options, Prompt prompt)
    {
        var settings = Plain(options, prompt);
        settings.FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(autoInvoke: false);
        return settings;
    }

    private static OpenAIPromptExecutionSettings Plain(ModelOptions options, Prompt prompt)
    {
        var azure = options.Provider is ModelProvider.AzureOpenAI;
        var settings = azure ? new AzureOpenAIPromptExecutionSettings() : new OpenAIPromptExecutionSettings();
        var tokens = Math.Min(prompt.MaxOutputTokens, options.MaxOutputTokens);
        if (settings is AzureOpenAIPromptExecutionSettings azureSettings)
        {
            // The Azure connector writes max_tokens unless told otherwise.
            settings.MaxTokens = tokens;
            azureSettings.SetNewMaxCompletionTokensEnabled = options.TokenField is "max_completion_tokens";
        }
        else if (options.TokenField is "max_completion_tokens")
        {
            settings.MaxTokens = tokens;
        }
        else
        {
            // The OpenAI connector knows only the new field, which compatible servers may not.
            settings.ExtraBody = new Dictionary<string, object?> { ["max_tokens"] = tokens }!;
        }

        settings.Temperature = options.Temperature ? prompt.Temperature : null;
        return settings;
    }
}
