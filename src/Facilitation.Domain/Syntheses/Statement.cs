using System.Text.Json.Serialization;

namespace Facilitation.Domain.Syntheses;

/// <summary>What a finding speaks of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingKind>))]
public enum FindingKind
{
    /// <summary>What was observed after the action was tried.</summary>
    [JsonStringEnumMemberName("effect")] Effect,

    /// <summary>What helped or hindered.</summary>
    [JsonStringEnumMemberName("condition")] Condition,

    /// <summary>What somebody did otherwise than the action says.</summary>
    [JsonStringEnumMemberName("deviation")] Deviation,

    /// <summary>What a report itself says it cannot show.</summary>
    [JsonStringEnumMemberName("limitation")] Limitation,

    /// <summary>A cautious piece of advice that reports give.</summary>
    [JsonStringEnumMemberName("recommendation")] Recommendation,
}

/// <summary>Which way a finding points.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingDirection>))]
public enum FindingDirection
{
    [JsonStringEnumMemberName("favourable")] Favourable,
    [JsonStringEnumMemberName("unfavourable")] Unfavourable,
    [JsonStringEnumMemberName("mixed")] Mixed,
}

/// <summary>A quote as somebody gave it, before code has looked for it.</summary>
/// <param name="Report">Which report it is said to stand in; may be unknown.</param>
/// <param name="Words">The words, as given; a part left out is marked by an ellipsis.</param>
public sealed record GivenQuote(Guid Report, string Words);

/// <summary>A quote that code found.</summary>
/// <param name="Report">In which report.</param>
/// <param name="Field">In which part of it.</param>
/// <param name="Spans">Where, in UTF-16 units of that part, in order: one, or several around what was left out.</param>
/// <param name="Words">The report's own words at these places, parts left out marked by « […] ».</param>
public sealed record Quote(Guid Report, ReportField Field, IReadOnlyList<QuoteSpan> Spans, string Words);

/// <param name="Start">UTF-16 units from the start of the part.</param>
/// <param name="Length">UTF-16 units, at least 1.</param>
public readonly record struct QuoteSpan(int Start, int Length);

/// <summary>A sentence that wants to be a finding.</summary>
/// <param name="Kind">What it speaks of.</param>
/// <param name="Direction">Which way it points.</param>
/// <param name="Condition">For whom or under which condition, in a few words; <see langword="null"/> when it holds for all cited reports alike.</param>
/// <param name="Claim">The sentence, 1 to 400 characters.</param>
/// <param name="Quotes">Its sources, 1 to 12.</param>
public sealed record FindingDraft(FindingKind Kind, FindingDirection Direction, string? Condition, string Claim, IReadOnlyList<GivenQuote> Quotes);

/// <summary>What a synthesis says beyond its findings. Labelled « proposition »: it states no fact and no number.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProposalKind>))]
public enum ProposalKind
{
    [JsonStringEnumMemberName("disagreement")] Disagreement,
    [JsonStringEnumMemberName("gap")] Gap,
    [JsonStringEnumMemberName("next_inquiry")] NextInquiry,
}

/// <param name="Kind">Which of the three.</param>
/// <param name="Text">1 to 400 characters; a next inquiry is a question « Comment … ? ».</param>
/// <param name="Findings">The places, from 0, of the findings that disagree; empty for the other kinds.</param>
public sealed record ProposalDraft(ProposalKind Kind, string Text, IReadOnlyList<int> Findings);

/// <summary>A sentence that did not pass, kept and shown as refused.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Faults">Why, at least one.</param>
public sealed record RefusedSentence(string Text, IReadOnlyList<CitationFault> Faults);

/// <param name="Code">Stable: <c>unknown_report, quote_not_found, quote_elsewhere, quote_short, number, person, universal, …</c></param>
/// <param name="Message">What is wrong and what would mend it, in French, for the person or the model that wrote the sentence.</param>
public sealed record CitationFault(string Code, string Message);

/// <summary>What the gate answers: exactly one of the two is there.</summary>
public sealed record GateAnswer<TPassed>(TPassed? Passed, RefusedSentence? Refused) where TPassed : class;
