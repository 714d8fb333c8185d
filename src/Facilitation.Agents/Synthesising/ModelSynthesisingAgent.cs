using Facilitation.Agents.Models;
using Facilitation.Agents.Prompts;
using Facilitation.Agents.Synthesising.Asking;
using Facilitation.Domain.Syntheses;
using Microsoft.Extensions.Options;

namespace Facilitation.Agents.Synthesising;

/// <summary>Asks the configured model for one step of a synthesis.</summary>
internal sealed class ModelSynthesisingAgent(CheckedConversation conversation, PromptLibrary prompts, IOptions<ModelOptions> options)
{
    internal const string Agent = "synthesising";

    /// <summary>The outcome of a step whose texts may go to no outside service.</summary>
    internal const string Safeguarding = "safeguarding";

    /// <exception cref="OperationCanceledException">The caller stopped the work.</exception>
    public async Task<Attempt<Observation>> ReadAsync(SynthesisContext context, SourceReport report, CancellationToken cancellation)
    {
        var outgoing = new Outgoing();
        var guarded = outgoing.Report(GuardedReport.Of(report));
        var (question, action) = (outgoing.Text(context.Question), outgoing.Optional(context.Action));
        return await AskAsync(outgoing, ReadQuestion.Prompt, prompt => new ReadQuestion(context, guarded, prompt, outgoing, question, action), cancellation);
    }

    /// <exception cref="OperationCanceledException">The caller stopped the work.</exception>
    public async Task<Attempt<Finding>> DrawAsync(SynthesisContext context, ObservationGroup group, IReadOnlyList<SourceReport> reports, CancellationToken cancellation)
    {
        // Only the reports that the observations stand in: what the model is not shown it cannot pass over.
        var observed = group.Observations.Select(seen => seen.Quote.Report).ToHashSet();
        IReadOnlyList<GuardedReport> guarded = [.. reports.Where(report => observed.Contains(report.Id)).Select(GuardedReport.Of)];
        var outgoing = new Outgoing();
        var input = DrawInput.From(context, group, guarded, outgoing);
        return await AskAsync(outgoing, DrawQuestion.Prompt, prompt => new DrawQuestion(context, group, guarded, input, prompt, outgoing), cancellation);
    }

    /// <exception cref="OperationCanceledException">The caller stopped the work.</exception>
    public async Task<Attempt<Proposal>> CloseAsync(SynthesisContext context, IReadOnlyList<Finding> findings, CancellationToken cancellation)
    {
        var outgoing = new Outgoing();
        var shown = CloseInput.Choose(findings);
        var input = CloseInput.From(context, findings, shown, outgoing);
        return await AskAsync(outgoing, CloseQuestion.Prompt, prompt => new CloseQuestion(context, findings, shown, input, prompt, outgoing), cancellation);
    }

    private async Task<Attempt<TPassed>> AskAsync<TSaid, TPassed>(Outgoing outgoing, string name, Func<Prompt, SynthesisQuestion<TSaid, TPassed>> build, CancellationToken cancellation)
        where TSaid : class
        where TPassed : class
    {
        var prompt = prompts[name];
        if (outgoing.Safeguarding)
        {
            return new(null, [], new("guided", null, null, Safeguarding, 0));
        }

        var question = build(prompt);
        var (harvest, outcome, tokens) = await conversation.AskAsync(question, cancellation);
        return harvest is not null
            ? new(harvest.Passed, harvest.Refused, new("model", options.Value.Model, prompt.Version, outcome, tokens))
            : new(null, question.Refused, new("guided", null, null, outcome, tokens));
    }
}

/// <param name="Passed"><see langword="null"/> when guided mode has to answer.</param>
/// <param name="Refused">What the model gave in vain; shown whoever answers in the end.</param>
/// <param name="Origin">How the step is to be signed.</param>
internal sealed record Attempt<TPassed>(IReadOnlyList<TPassed>? Passed, IReadOnlyList<RefusedSentence> Refused, StepOrigin Origin) where TPassed : class;
