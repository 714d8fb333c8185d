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
        kernel.AutoFunctionInvocationFilters.Add(new Cap());
        var conversation = new ChatHistory(prompts[Prompt].Instructions);
        conversation.AddUserMessage(PromptInput.Write(ThornInput.From(request, labels)));
        try
        {
            await chat.UseToolsAsync(conversation, prompts[Prompt], kernel, cancellation);
        }
        catch (ModelFailureException)
        {
            // Many endpoints know no functions; the structured call tells whether the endpoint works at all.
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

    /// <summary>Without it the kernel would go round 128 times.</summary>
    private sealed class Cap : IAutoFunctionInvocationFilter
    {
        private int _calls;

        public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
        {
            if (++_calls <= MaxCalls)
            {
                await next(context);
            }

            context.Terminate = _calls >= MaxCalls;
        }
    }
}
