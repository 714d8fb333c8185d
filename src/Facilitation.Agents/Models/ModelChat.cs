using System.ClientModel;
using Facilitation.Agents.Prompts;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Facilitation.Agents.Models;

/// <summary>What a model said.</summary>
/// <param name="Text">Empty when it said nothing.</param>
/// <param name="Finish">Why it stopped, in lower case: <c>stop</c>, <c>length</c>, <c>contentfilter</c>, <c>toolcalls</c>.</param>
internal sealed record ModelSaid(string Text, string Finish);

/// <summary>Asks the configured model; whatever goes wrong becomes a <see cref="ModelFailureException"/>.</summary>
internal sealed class ModelChat(ModelConnector connector, IOptions<ModelOptions> options)
{
    private static readonly string[] Formats = ["json_schema", "json_object", "text"];

    // Where on the ladder above this endpoint was last understood; starts where the operator says.
    private int _format = Math.Max(0, Array.IndexOf(Formats, options.Value.ResponseFormat));

    /// <summary>One structured, tool-free call. Steps down from json_schema when the endpoint refuses it, and remembers.</summary>
    /// <exception cref="ModelFailureException">There is no answer to work with.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ModelSaid> AskAsync(ChatHistory conversation, Prompt prompt, AnswerSchema schema, CancellationToken cancellation)
    {
        for (var format = _format; ; format++)
        {
            try
            {
                var message = await SendAsync(conversation, ModelSettings.Structured(options.Value, prompt, Formats[format], schema), kernel: null, cancellation);
                _format = format;
                return new(message?.Content ?? "", Finish(message).ToLowerInvariant());
            }
            catch (ModelFailureException failure) when (failure.Outcome is "rejected" && format < Formats.Length - 1)
            {
                // 400 or 422 mostly means an unknown response_format; the answer is checked the same either way.
            }
        }
    }

    /// <summary>One call in which the model may ask for the kernel's functions; invoking them is the caller's matter.</summary>
    /// <returns><see langword="null"/> when it said nothing.</returns>
    /// <exception cref="ModelFailureException">There is no answer to work with.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<ChatMessageContent?> OfferToolsAsync(ChatHistory conversation, Prompt prompt, Kernel kernel, CancellationToken cancellation)
        => SendAsync(conversation, ModelSettings.WithTools(options.Value, prompt), kernel, cancellation);

    private async Task<ChatMessageContent?> SendAsync(ChatHistory conversation, OpenAIPromptExecutionSettings settings, Kernel? kernel, CancellationToken cancellation)
    {
        try
        {
            // WaitAsync: a connector that overlooks the token must not hold the request beyond its deadline.
            var messages = await connector.Chat.GetChatMessageContentsAsync(conversation, settings, kernel, cancellation).WaitAsync(cancellation);
            var message = messages.Count > 0 ? messages[0] : null;
            if (message?.Metadata?.GetValueOrDefault("Refusal") is string { Length: > 0 })
            {
                throw new ModelFailureException("refused");
            }

            return Finish(message).Equals("ContentFilter", StringComparison.OrdinalIgnoreCase) ? throw new ModelFailureException("refused") : message;
        }
        catch (ModelFailureException)
        {
            throw;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        // Connectors throw whatever their parsers throw on answers that are no answers; none of it may reach a person.
        catch (Exception failure)
        {
            throw Classify(failure);
        }
    }

    private static string Finish(ChatMessageContent? message) => message?.Metadata?.GetValueOrDefault("FinishReason")?.ToString() ?? "stop";

    private static ModelFailureException Classify(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case BrokenCircuitException:
                    return new("unavailable");
                case RateLimiterRejectedException:
                    return new("busy");
                case TimeoutRejectedException:
                    return new("timeout");
                case ClientResultException { Status: var status and not 0 } answered:
                    return ForStatus(status, answered.Message);
                case HttpOperationException { StatusCode: { } code } answered when answered.InnerException is not ClientResultException:
                    return ForStatus((int)code, answered.ResponseContent ?? answered.Message);
            }
        }

        return new("unavailable");
    }

    private static ModelFailureException ForStatus(int status, string message) => status switch
    {
        400 or 422 when message.Contains("content_filter", StringComparison.OrdinalIgnoreCase)
            || message.Contains("content management policy", StringComparison.OrdinalIgnoreCase)
            || message.Contains("ResponsibleAIPolicyViolation", StringComparison.OrdinalIgnoreCase) => new("refused", status),
        400 or 422 => new("rejected", status),
        // 200: an answer came that could not be read.
        >= 200 and < 300 => new("unreadable", status),
        _ => new("unavailable", status),
    };
}
