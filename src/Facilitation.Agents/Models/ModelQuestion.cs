using Facilitation.Agents.Prompts;
using Facilitation.Agents.Reframing.Guards;
using Facilitation.Domain.Communities;

namespace Facilitation.Agents.Models;

/// <summary>One thing an agent asks the model, and how what it says is held against the agent's rules.</summary>
/// <param name="agent">As written in <see cref="ModelCall.Agent"/>.</param>
/// <param name="community">Whose daily token budget pays.</param>
/// <param name="prompt">The instructions.</param>
/// <param name="maskedCount">How many spans were masked in what is sent.</param>
internal abstract class ModelQuestion<TAnswer>(string agent, CommunityId community, Prompt prompt, int maskedCount) where TAnswer : class
{
    public string Agent { get; } = agent;

    public CommunityId Community { get; } = community;

    public Prompt PromptFile { get; } = prompt;

    public int MaskedCount { get; } = maskedCount;

    /// <summary>The form of the answer.</summary>
    public abstract AnswerSchema Schema { get; }

    /// <summary>Makes the user message. May search first; nothing has been judged yet.</summary>
    public abstract Task<string> InputAsync(CancellationToken cancellation);

    /// <summary>Holds what was said against the rules.</summary>
    public abstract Judged<TAnswer> Judge(ModelSaid said);

    /// <summary>A smaller user message to start anew with when an answer was cut for its length.</summary>
    /// <returns><see langword="null"/> when the answer itself can be made shorter in the same conversation.</returns>
    public virtual string? Smaller() => null;

    /// <summary>Called before each time the model is asked.</summary>
    public virtual void Asking()
    {
    }

    /// <summary>Called before each time an answer is judged.</summary>
    public virtual void Checking()
    {
    }
}

/// <summary>What became of something that was said.</summary>
/// <param name="Answer">What may be used of it should no better answer come; <see langword="null"/> when nothing may.</param>
/// <param name="Faults">What a repair is told; empty when the answer stands as it is.</param>
internal sealed record Judged<TAnswer>(TAnswer? Answer, IReadOnlyList<AnswerFault> Faults) where TAnswer : class;

/// <param name="Answer"><see langword="null"/> when guided mode has to answer.</param>
/// <param name="Outcome">As in <see cref="ModelCall.Outcome"/>.</param>
/// <param name="Tokens">Paid, both ways.</param>
internal sealed record Asked<TAnswer>(TAnswer? Answer, string Outcome, long Tokens) where TAnswer : class;
