using Facilitation.Agents.Models;
using Facilitation.Agents.Prompts;
using Facilitation.Agents.Reframing.Guards;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Facilitation.Agents.Reframing;

/// <summary>Asks the configured model, checks what it says, has it repaired at most twice, and writes the use of it down once.</summary>
internal sealed partial class ModelReframingAgent(
    ModelChat chat,
    ToolStep tools,
    PromptLibrary prompts,
    IModelLedger ledger,
    IOptions<ModelOptions> options,
    TimeProvider clock,
    ILogger<ModelReframingAgent> log)
{
    internal const string Prompt = "reframing/reframe-thorn"; // prompts/reframing/reframe-thorn.md
    internal const string Agent = "reframing";
    internal const int MaxRepairs = 2;

    private const int QuotedLength = 6_000;

    /// <returns>The checked answer, or why there is none: one of the outcomes of <see cref="ModelCall.Outcome"/>.</returns>
    /// <exception cref="OperationCanceledException">The caller stopped the work.</exception>
    public async Task<(Domain.Thorns.Reframing? Answer, string Outcome)> TryAsync(ReframingRequest request, IProgress<ReframingStage>? progress, CancellationToken cancellation)
    {
        var usage = ModelUsage.Begin(clock, options.Value.ModelShare);
        var outcome = "failed";
        try
        {
            Domain.Thorns.Reframing? answer = null;
            if (await IsBudgetSpentAsync(request, cancellation))
            {
                outcome = "budget";
            }
            else
            {
                progress?.Report(ReframingStage.Asking);
                (answer, outcome) = await WithinDeadlineAsync(request, progress, cancellation);
            }

            return (answer, outcome);
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            Used(outcome, usage.Requests, (int)usage.Elapsed.TotalMilliseconds);
            // Written even when the caller has gone: the model has been paid.
            await ledger.RecordAsync(Call(request, usage, outcome), CancellationToken.None);
        }
    }

    private async Task<bool> IsBudgetSpentAsync(ReframingRequest request, CancellationToken cancellation)
        => options.Value.DailyTokenBudget > 0 && await ledger.TokensTodayAsync(request.Community, cancellation) >= options.Value.DailyTokenBudget;

    private async Task<(Domain.Thorns.Reframing?, string)> WithinDeadlineAsync(ReframingRequest request, IProgress<ReframingStage>? progress, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(options.Value.ModelShare, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            return await AskAsync(request, progress, both.Token);
        }
        catch (ModelFailureException failure)
        {
            return (null, failure.Outcome);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, "deadline");
        }
        // Never throws for what a model does, whatever that was.
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            Broke(failure.GetType().Name);
            return (null, "failed");
        }
    }

    private async Task<(Domain.Thorns.Reframing?, string)> AskAsync(ReframingRequest request, IProgress<ReframingStage>? progress, CancellationToken cancellation)
    {
        var labels = new PrecedentLabels(request.Precedents);
        if (options.Value.Tools)
        {
            await SearchAsync(request, labels, cancellation);
        }

        var prompt = prompts[Prompt];
        var context = new GuardContext(request, labels, [prompt.Instructions, prompts[ToolStep.Prompt].Instructions]);
        var conversation = new ChatHistory(prompt.Instructions);
        conversation.AddUserMessage(PromptInput.Write(ThornInput.From(request, labels)));
        for (var repairs = 0; ; repairs++)
        {
            var said = await chat.AskAsync(conversation, prompt, AnswerReader.Schema, cancellation);
            progress?.Report(ReframingStage.Checking);
            var (answer, faults) = Check(said, context);
            if (faults.Count == 0)
            {
                var origin = new Domain.Thorns.ReframingOrigin("model", options.Value.Model, prompt.Version);
                return (AnswerMapping.ToReframing(answer!, labels, request.Language, origin), repairs == 0 ? "answered" : "repaired");
            }

            Faulty(string.Join(' ', faults.Select(fault => fault.Code).Distinct()), repairs);
            if (repairs == MaxRepairs)
            {
                return (null, "unusable");
            }

            conversation.AddAssistantMessage(said.Text.Length switch
            {
                0 => "{}",
                > QuotedLength => said.Text[..QuotedLength],
                _ => said.Text,
            });
            conversation.AddUserMessage(PromptInput.Write(new { faults }));
            progress?.Report(ReframingStage.Asking);
        }
    }

    // The search may take a third of the time at most: an answer without it is worth more than a search without an answer.
    private async Task SearchAsync(ReframingRequest request, PrecedentLabels labels, CancellationToken cancellation)
    {
        using var part = new CancellationTokenSource(options.Value.ModelShare / 3, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(part.Token, cancellation);
        try
        {
            await tools.SearchAsync(request, labels, both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Whatever was found so far stays in the list.
        }
    }

    private static (ModelAnswer? Answer, IReadOnlyList<AnswerFault> Faults) Check(ModelSaid said, GuardContext context)
    {
        if (said.Finish is "length")
        {
            return (null, [new("form_length", "", "La réponse a été coupée : réponds plus court, avec deux variantes.")]);
        }

        if (AnswerReader.Read(said.Text) is not { } read)
        {
            return (null, [new("form_json", "", "Réponds par un seul objet JSON de la forme demandée, complet et sans texte autour.")]);
        }

        var answer = AnswerCleaner.Clean(read, context.Language);
        return (answer, ReframingGuard.Check(answer, context));
    }

    private ModelCall Call(ReframingRequest request, ModelUsage usage, string outcome) => new(
        request.Community,
        Agent,
        prompts[Prompt].Version,
        options.Value.Provider.ToString(),
        options.Value.Model,
        usage.InputTokens,
        usage.OutputTokens,
        usage.Requests,
        usage.Elapsed,
        outcome,
        request.MaskedCount);

    [LoggerMessage(LogLevel.Information, "The model was used for a reframing: {Outcome}, {Requests} requests, {Milliseconds} ms")]
    private partial void Used(string outcome, int requests, int milliseconds);

    [LoggerMessage(LogLevel.Information, "An answer of the model had faults ({Faults}) after {Repairs} repairs")]
    private partial void Faulty(string faults, int repairs);

    [LoggerMessage(LogLevel.Warning, "Asking the model broke with {Failure}")]
    private partial void Broke(string failure);
}
