using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Facilitation.Agents.Models;

/// <summary>Semantic Kernel's real connector for the configured provider, over our own HTTP client.</summary>
internal sealed class ModelConnector(IHttpClientFactory clients, IOptions<ModelOptions> options)
{
    private readonly Lazy<IChatCompletionService> _chat = new(() => Build(clients, options.Value));

    public IChatCompletionService Chat => _chat.Value;

    // No logger: at their lower levels the connectors write what is sent and answered.
    private static IChatCompletionService Build(IHttpClientFactory clients, ModelOptions options)
    {
        var http = clients.CreateClient(ModelHttp.Client);
        return options.Provider switch
        {
            ModelProvider.OpenAI => new OpenAIChatCompletionService(options.Model, options.Endpoint!, options.ApiKey, null, http, NullLoggerFactory.Instance),
            ModelProvider.AzureOpenAI => new AzureOpenAIChatCompletionService(options.Model, options.Endpoint!.AbsoluteUri, options.ApiKey!, null, http, NullLoggerFactory.Instance),
            _ => throw new InvalidOperationException("No model is configured; guided mode answers."),
        };
    }
}
