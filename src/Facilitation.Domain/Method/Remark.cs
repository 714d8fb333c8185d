namespace Facilitation.Domain.Method;

/// <summary>Advice on a challenge: a criterion and the reason, in the language of the text.</summary>
/// <param name="Criterion">Which of the twelve criteria it is about.</param>
/// <param name="Message">One or two kind sentences that say what is missing and what would help.</param>
public sealed record Remark(Criterion Criterion, string Message);
