using System.Text.Json.Serialization;

namespace Facilitation.Domain.Privacy;

/// <summary>What a masked span is. The spellings are those of the test data and of the API.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RedactionKind>))]
public enum RedactionKind
{
    [JsonStringEnumMemberName("minor_name")] MinorName,
    [JsonStringEnumMemberName("adult_name")] AdultName,
    [JsonStringEnumMemberName("family_member")] FamilyMember,
    [JsonStringEnumMemberName("class_group")] ClassGroup,
    [JsonStringEnumMemberName("health")] Health,
    [JsonStringEnumMemberName("family_situation")] FamilySituation,
    [JsonStringEnumMemberName("school")] School,
    [JsonStringEnumMemberName("small_group")] SmallGroup,
    [JsonStringEnumMemberName("email")] Email,
    [JsonStringEnumMemberName("phone")] Phone,
    [JsonStringEnumMemberName("address")] PostalAddress,
    [JsonStringEnumMemberName("handle")] Handle,
    [JsonStringEnumMemberName("birth_date")] BirthDate,
    [JsonStringEnumMemberName("national_id")] NationalId,
}

/// <summary>One masked span.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts in the text that was scanned, in UTF-16 units.</param>
/// <param name="Length">How long it is there, in UTF-16 units.</param>
/// <param name="Mask">What stands in its place, such as « [prénom] »; keeps the sentence readable.</param>
public sealed record Redaction(RedactionKind Kind, int Start, int Length, string Mask);

/// <summary>A span the author wants to keep as written.</summary>
public sealed record KeptSpan(int Start, int Length);

/// <summary>What a text becomes before anything stores or sends it.</summary>
/// <param name="Masked">The text with every redaction applied.</param>
/// <param name="Redactions">In the order of the text, never overlapping.</param>
/// <param name="Kept">Redactions the author refused (adults and other non-contact kinds only); to be audited.</param>
/// <param name="Safeguarding">The text may reveal a child in danger: no outside service, visible to its author only, alert path.</param>
/// <param name="HasUnmaskedPerson">A person stands unmasked (a kept redaction): adopting, sharing, sending and importing are refused.</param>
public sealed record PrivacyScan(
    string Masked,
    IReadOnlyList<Redaction> Redactions,
    IReadOnlyList<Redaction> Kept,
    bool Safeguarding,
    bool HasUnmaskedPerson);
