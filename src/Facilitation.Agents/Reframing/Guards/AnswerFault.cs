namespace Facilitation.Agents.Reframing.Guards;

/// <summary>Something wrong with an answer, as a repair call names it.</summary>
/// <param name="Code">Such as <c>unknown_precedent</c>; stable, for tests and evaluation.</param>
/// <param name="Where">The field, such as <c>offers[0].situation</c>.</param>
/// <param name="Message">What to do about it, in French as the instructions are. Never repeats a person's name.</param>
internal sealed record AnswerFault(string Code, string Where, string Message);
