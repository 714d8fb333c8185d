namespace Facilitation.Domain.Privacy;

/// <summary>Something to mask, at places of the folded text.</summary>
internal readonly record struct Finding(RedactionKind Kind, int Start, int End, string Mask)
{
    public bool IsPerson => Kind is RedactionKind.MinorName or RedactionKind.AdultName;
}
