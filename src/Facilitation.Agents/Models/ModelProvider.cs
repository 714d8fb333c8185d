namespace Facilitation.Agents.Models;

/// <summary>Who answers beside the rules.</summary>
public enum ModelProvider
{
    /// <summary>Nobody: guided mode answers everything.</summary>
    None,

    /// <summary>Any endpoint that speaks the OpenAI protocol: Albert, Mistral, Ollama, vLLM, OpenAI.</summary>
    OpenAI,

    AzureOpenAI,
}
