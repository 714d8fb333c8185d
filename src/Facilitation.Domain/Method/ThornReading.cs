namespace Facilitation.Domain.Method;

/// <summary>What rules read in a thorn, without a model: its flaws, its situation, and which of the four answers it calls for.</summary>
public sealed record ThornReading(
    Thorns.ReframingKind Kind,
    IReadOnlyList<string> Flaws,
    Thorns.ReframingCanvas Canvas,
    IReadOnlyList<string> Questions,
    Thorns.Redirect? Redirect,
    Thorns.InstitutionNote? Institution);
