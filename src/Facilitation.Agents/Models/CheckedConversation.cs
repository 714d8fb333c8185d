using Facilitation.Agents.Prompts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Facilitation.Agents.Models;

/// <summary>Asks the configured model, has its answer judged and repaired at most twice, within budget and deadline, and writes the use of it down once.</summary>
internal sealed partial class CheckedConversation(ModelChat chat, IModelLedger ledger, IOptions<ModelOptions> options, TimeProvider clock, ILogger<CheckedConversation> log)
{
    internal const int MaxRepairs = 2;

    private const int QuotedLength = 6_000;

    /// <returns>The judged answer, or why there is none. Never throws for what a model does.</returns>
    /// <exception cref="OperationCanceledException">The caller stopped the work.</exception>
    public async Task<Asked<TAnswer>> AskAsync<TAnswer>(ModelQuestion<TAnswer> question, CancellationToken cancellation) where TAnswer : class
    {
        var usage = ModelUsage.Begin(clock, options.Value.ModelShare);
        var outcome = "failed";
        try
        {
            TAnswer? answer = null;
            if (await IsBudgetSpentAsync(question, cancellation))
            {
                outcome = "budget";
            }
            else
            {
                question.Asking();
                (answer, outcome) = await WithinDeadlineAsync(question, cancellation);
            }

            return new(answer, outcome, usage.InputTokens + usage.OutputTokens);
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            Used(question.Agent, outcome, usage.Requests, (int)usage.Elapsed.TotalMilliseconds);
            // Written even when the caller has gone: the model has been paid.
            await ledger.RecordAsync(Call(question, usage, outcome), CancellationToken.None);
        }
    }

    private async Task<bool> IsBudgetSpentAsync<TAnswer>(ModelQuestion<TAnswer> question, CancellationToken cancellation) where TAnswer : class
        => options.Value.DailyTokenBudget > 0 && await ledger.TokensTodayAsync(question.Community, cancellation) >= options.Value.DailyTokenBudget;

    private async Task<(TAnswer?, string)> WithinDeadlineAsync<TAnswer>(ModelQuestion<TAnswer> question, CancellationToken cancellation) where TAnswer : class
    {
        using var deadline = new CancellationTokenSource(options.Value.ModelShare, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var kept = new Kept<TAnswer>();
        try
        {
            return await AskAndRepairAsync(question, kept, both.Token);
        }
        catch (ModelFailureException failure)
        {
            return Otherwise(failure.Outcome);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Otherwise("deadline");
        }
        // Never throws for what a model does, whatever that was.
        catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
        {
            Broke(failure.GetType().Name);
            return Otherwise("failed");
        }

        // A repair that fails does not take back what had passed before it.
        (TAnswer?, string) Otherwise(string outcome) => (kept.Answer, kept.Answer is null ? outcome : "partial");
    }

    private async Task<(TAnswer?, string)> AskAndRepairAsync<TAnswer>(ModelQuestion<TAnswer> question, Kept<TAnswer> kept, CancellationToken cancellation) where TAnswer : class
    {
        var input = await question.InputAsync(cancellation);
        var conversation = Open(question.PromptFile, input);
        for (var repairs = 0; ; repairs++)
        {
            var said = await chat.AskAsync(conversation, question.PromptFile, question.Schema, cancellation);
            question.Checking();
            var (answer, faults) = question.Judge(said);
            if (faults.Count == 0)
            {
                return (answer, repairs == 0 ? "answered" : "repaired");
            }

            kept.Answer = answer ?? kept.Answer;
            Faulty(question.Agent, string.Join(' ', faults.Select(fault => fault.Code).Distinct()), repairs);
            if (repairs == MaxRepairs)
            {
                return (kept.Answer, kept.Answer is null ? "unusable" : "partial");
            }

            if (said.Finish is "length" && question.Smaller() is { } smaller)
            {
                conversation = Open(question.PromptFile, smaller);
            }
            else
            {
                conversation.AddAssistantMessage(said.Text.Length switch
                {
                    0 => "{}",
                    > QuotedLength => said.Text[..QuotedLength],
                    _ => said.Text,
                });
                conversation.AddUserMessage(PromptInput.Write(new { faults }));
            }

            question.Asking();
        }
    }

    private static ChatHistory Open(Prompt prompt, string input)
    {
        var conversation = new ChatHistory(prompt.Instructions);
        conversation.AddUserMessage(input);
        return conversation;
    }

    private ModelCall Call<TAnswer>(ModelQuestion<TAnswer> question, ModelUsage usage, string outcome) where TAnswer : class => new(
        question.Community,
        question.Agent,
        question.PromptFile.Version,
        options.Value.Provider.ToString(),
        options.Value.Model,
        usage.InputTokens,
        usage.OutputTokens,
        usage.Requests,
        usage.Elapsed,
        outcome,
        question.MaskedCount);

    [LoggerMessage(LogLevel.Information, "The model was used for {Agent}: {Outcome}, {Requests} requests, {Milliseconds} ms")]
    private partial void Used(string agent, string outcome, int requests, int milliseconds);

    [LoggerMessage(LogLevel.Information, "An answer of the model for {Agent} had faults ({Faults}) after {Repairs} repairs")]
    private partial void Faulty(string agent, string faults, int repairs);

    [LoggerMessage(LogLevel.Warning, "Asking the model broke with {Failure}")]
    private partial void Broke(string failure);

    /// <summary>The best that has passed so far, out of reach of whatever fails afterwards.</summary>
    private sealed class Kept<TAnswer> where TAnswer : class
    {
        public TAnswer? Answer { get; set; }
    }
}
