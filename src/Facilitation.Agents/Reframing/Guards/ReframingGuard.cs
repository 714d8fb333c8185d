namespace Facilitation.Agents.Reframing.Guards;

/// <summary>Holds an answer against what was asked. Nothing a model wrote is shown while a fault stands.</summary>
internal static class ReframingGuard
{
    /// <summary>The most faults a repair call is told of; more would only be noise.</summary>
    internal const int MaxFaults = 8;

    /// <param name="answer">As cleaned by <see cref="AnswerCleaner"/>.</param>
    /// <param name="context">What it is held against.</param>
    /// <returns>Empty when the answer may be shown.</returns>
    public static IReadOnlyList<AnswerFault> Check(ModelAnswer answer, GuardContext context)
    {
        List<AnswerFault> faults = [
            .. FormRules.Check(answer, context),
            .. PrecedentRules.Check(answer, context),
            .. PersonRules.Check(answer, context),
            .. NumberRules.Check(answer, context),
            .. LanguageRules.Check(answer, context),
            .. InjectionRules.Check(answer, context),
        ];
        return [.. faults.Take(MaxFaults)];
    }
}
