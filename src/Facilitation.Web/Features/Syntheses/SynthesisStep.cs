using System.Text.Json.Serialization;
using Facilitation.Agents.Synthesising;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>What a step asks of the agent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepKind>))]
internal enum StepKind
{
    /// <summary>Observations of one report; its key is the report.</summary>
    [JsonStringEnumMemberName("read")] Read,

    /// <summary>Findings of one group of observations; its key is the group's.</summary>
    [JsonStringEnumMemberName("draw")] Draw,

    /// <summary>Disagreements, gaps and the next question.</summary>
    [JsonStringEnumMemberName("close")] Close,
}

/// <summary>A step whose lease this process holds.</summary>
/// <param name="Until">The end of the lease, by which it is recognised.</param>
/// <param name="Group">What a draw step draws from; <see langword="null"/> for the others.</param>
internal sealed record LeasedStep(
    SynthesisId Synthesis, CommunityId Community, StepKind Kind, string Key, DateTimeOffset Until, SynthesisContext Context, ObservationGroup? Group);

/// <summary>A sentence that passed the gate, as it is kept for another synthesis of the same reports.</summary>
internal sealed record KeptSentences(IReadOnlyList<FindingDraft> Findings);

/// <summary>How many steps there are, how far they came and what they cost.</summary>
internal sealed record SynthesisProgress(
    SynthesisWork Work, int Reads, int ReadsDone, int Draws, int DrawsDone, int Closes, int ClosesDone, int Failed, int Reused, long Tokens, string? Reading)
{
    public int Steps => Reads + Draws + Closes;
    public int Done => ReadsDone + DrawsDone + ClosesDone;
}
