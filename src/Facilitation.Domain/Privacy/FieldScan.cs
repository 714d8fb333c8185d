namespace Facilitation.Domain.Privacy;

/// <summary>What somebody typed into one field of a form.</summary>
/// <param name="Field">Its name, such as <c>narrative</c>.</param>
/// <param name="Typed">As it came; <see langword="null"/> counts as empty.</param>
public sealed record TypedField(string Field, string? Typed);

/// <summary>One masked span of one field.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts in that field, in UTF-16 units.</param>
/// <param name="Length">How long it is there, in UTF-16 units.</param>
/// <param name="Mask">What stands in its place.</param>
public sealed record FieldRedaction(string Field, RedactionKind Kind, int Start, int Length, string Mask);

/// <summary>A span of one field the author wants to keep as written.</summary>
public sealed record KeptField(string Field, int Start, int Length);

/// <summary>What the fields of a form become before anything stores or sends them.</summary>
/// <param name="Texts">By field: tidied and masked; an empty field is not there.</param>
/// <param name="Redactions">With offsets into the fields as typed.</param>
/// <param name="Masks">The same, with offsets into <paramref name="Texts"/>.</param>
/// <param name="Kept">Redactions the author refused, as typed; to be audited.</param>
/// <param name="Safeguarding">The fields together may reveal a child in danger.</param>
/// <param name="HasUnmaskedPerson">A person stands unmasked.</param>
public sealed record FieldScan(
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyList<FieldRedaction> Redactions,
    IReadOnlyList<FieldRedaction> Masks,
    IReadOnlyList<FieldRedaction> Kept,
    bool Safeguarding,
    bool HasUnmaskedPerson)
{
    /// <returns>The words of a field as stored; <see langword="null"/> when it holds none.</returns>
    public string? this[string field] => Texts.GetValueOrDefault(field);

    /// <summary>Both scans, of fields that were read apart.</summary>
    public FieldScan With(FieldScan other) => new(
        Texts.Concat(other.Texts).ToDictionary(StringComparer.Ordinal),
        [.. Redactions, .. other.Redactions],
        [.. Masks, .. other.Masks],
        [.. Kept, .. other.Kept],
        Safeguarding || other.Safeguarding,
        HasUnmaskedPerson || other.HasUnmaskedPerson);
}
