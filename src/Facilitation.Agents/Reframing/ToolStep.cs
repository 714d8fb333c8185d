using System.ComponentModel;
using Facilitation.Agents.Models;
using Facilitation.Agents.Prompts;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Facilitation.Agents.Reframing;

/// <summary>Lets a model that can call functions search the memory further, before it is asked for its answer without any.</summary>
internal sealed class ToolStep(ModelChat chat, PromptLibrary prompts)
{
    internal const string Prompt = "reframing/search-memory"; // prompts/reframing/search-memory.md
    internal const int MaxCalls = 3;

    /// <summary>Adds what was found to <paramref name="labels"/>. A failure here costs nothing but the finds.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task SearchAsync(ReframingRequest request, PrecedentLabels labels, CancellationToken cancellation)
    {
        var kernel = new Kernel();
        kernel.Plugins.AddFromObject(new Memory(request.Search, labels), "memory");
        var conversation = new ChatHistory(prompts[Prompt].Instructions);
        conversation.AddUserMessage(PromptInput.Write(ThornInput.From(request, labels)));
        try
        {
            // We go round ourselves: left to it, the kernel goes round 128 times, and a function it does not know passes no filter.
            for (var calls = 0; calls < MaxCalls;)
            {
                var message = await chat.OfferToolsAsync(conversation, prompts[Prompt], kernel, cancellation);
                if (message is null || FunctionCallContent.GetFunctionCalls(message).Take(MaxCalls - calls).ToList() is not { Count: > 0 } wanted)
                {
                    return;
                }

                conversation.Add(message);
                calls += wanted.Count;
                foreach (var call in wanted)
                {
                    conversation.Add(new FunctionResultContent(call, await InvokeAsync(call, kernel, cancellation)).ToChatMessage());
                }
            }
        }
        catch (ModelFailureException)
        {
            // Many endpoints know no functions; the structured call tells whether the endpoint works at all.
        }
    }

    private static async Task<object?> InvokeAsync(FunctionCallContent call, Kernel kernel, CancellationToken cancellation)
    {
        try
        {
            return (await call.InvokeAsync(kernel, cancellation)).Result;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            // An unknown function, unfit arguments, a memory out of reach: a search that found nothing.
            return "[]";
        }
    }

    /// <summary>What the model can call. The asking member is bound in the delegate, out of the model's reach.</summary>
    private sealed class Memory(SearchPastActions search, PrecedentLabels labels)
    {
        private const int MaxWords = 400;

        [KernelFunction("search_past_actions")]
        [Description("Cherche dans la mémoire de la communauté les Défis, actions et retours proches de quelques mots.")]
        public async Task<string> SearchAsync([Description("Quelques mots du métier.")] string words, CancellationToken cancellation)
        {
            var asked = words.Trim();
            return asked.Length == 0
                ? "[]"
                : PromptInput.Write(labels.Add(await search(asked.Length <= MaxWords ? asked : asked[..MaxWords], cancellation)));
        }
    }
}
