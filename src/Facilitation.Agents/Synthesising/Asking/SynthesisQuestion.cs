using Facilitation.Agents.Models;
using Facilitation.Agents.Prompts;
using Facilitation.Agents.Reframing.Guards;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Asking;

/// <summary>
/// A step of a synthesis as the model is asked for it. Each sentence is judged by itself: what passed in any round is kept, what failed in the last is refused.
/// </summary>
internal abstract class SynthesisQuestion<TSaid, TPassed>(SynthesisContext context, Prompt prompt, Outgoing outgoing, string list, int most)
    : ModelQuestion<Harvest<TPassed>>(ModelSynthesisingAgent.Agent, context.Community, prompt, outgoing.MaskedCount)
    where TSaid : class
    where TPassed : class
{
    private const int MostFaults = 10;
    private const int FewestAsked = 2;

    private readonly List<TPassed> _passed = [];
    private int _most = most;

    /// <summary>What the last answer gave that did not pass; kept even when nothing else came of it.</summary>
    public IReadOnlyList<RefusedSentence> Refused { get; private set; } = [];

    public override Task<string> InputAsync(CancellationToken cancellation) => Task.FromResult(Input(_most));

    public override string? Smaller() => Input(_most = Math.Max(FewestAsked, _most / 2));

    public override Judged<Harvest<TPassed>> Judge(ModelSaid said)
    {
        if (said.Finish is "length")
        {
            return new(Kept(), [new("form_length", "", "La réponse a été coupée : donne moins de phrases.")]);
        }

        if (JsonAnswer.Read<TSaid>(said.Text, IsWhole) is not { } answer)
        {
            return new(Kept(), [new("form_json", "", "Réponds par un seul objet JSON de la forme demandée, complet et sans texte autour.")]);
        }

        var sifted = Sift(answer).ToList();
        Refused = [.. sifted.Select(sentence => sentence.Refused).OfType<RefusedSentence>()];
        List<TPassed> now = [.. sifted.Select(sentence => sentence.Passed).OfType<TPassed>()];
        // A repair that leaves out what had passed does not take it back.
        now.AddRange(_passed.Where(earlier => !now.Any(later => IsSame(earlier, later))).ToList());
        _passed.Clear();
        _passed.AddRange(now);
        var faults = sifted.SelectMany((sentence, place) => sentence.Refused is { } refused ? FaultTelling.Of(list, place, refused) : []).Concat(Missing(_passed)).Take(MostFaults).ToList();
        return new(faults.Count == 0 ? new(now, []) : Kept(), faults);
    }

    /// <param name="most">How many sentences are asked for at most.</param>
    protected abstract string Input(int most);

    /// <summary>Tells an answer from another object.</summary>
    protected abstract bool IsWhole(TSaid answer);

    /// <summary>Each sentence of an answer, passed or refused, in its order.</summary>
    protected abstract IEnumerable<Sifted<TPassed>> Sift(TSaid answer);

    /// <summary>What the sentences that passed still leave out.</summary>
    protected virtual IEnumerable<AnswerFault> Missing(IReadOnlyList<TPassed> passed) => [];

    /// <summary>Whether a sentence of a later answer stands for an earlier one.</summary>
    protected abstract bool IsSame(TPassed earlier, TPassed later);

    private Harvest<TPassed>? Kept() => _passed.Count > 0 ? new([.. _passed], Refused) : null;
}
