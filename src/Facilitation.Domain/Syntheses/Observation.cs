namespace Facilitation.Domain.Syntheses;

/// <summary>What one report says, taken out of it with its words: the material that findings are drawn from.</summary>
/// <param name="Kind">What it speaks of.</param>
/// <param name="Direction">Which way it points.</param>
/// <param name="Condition">For whom or under which condition, in a few words of the report; <see langword="null"/> when it names none.</param>
/// <param name="Quote">The report's words, found by code.</param>
public sealed record Observation(FindingKind Kind, FindingDirection Direction, string? Condition, Quote Quote);

/// <summary>Observations that belong together: the same kind, direction and condition, so that one finding can be drawn from them.</summary>
/// <param name="Key">Stable for the same observations; names the step that draws its findings.</param>
/// <param name="Kind">What they speak of.</param>
/// <param name="Direction">Which way they point.</param>
/// <param name="Condition">What they have in common, in a few words; <see langword="null"/> when nothing was named.</param>
/// <param name="Observations">1 to 20.</param>
public sealed record ObservationGroup(string Key, FindingKind Kind, FindingDirection Direction, string? Condition, IReadOnlyList<Observation> Observations);
