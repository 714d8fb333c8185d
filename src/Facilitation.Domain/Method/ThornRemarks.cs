namespace Facilitation.Domain.Method;

/// <summary>What the flaws of a thorn have to say about a wording made from it.</summary>
public static class ThornRemarks
{
    private static readonly string[] MostUsefulFirst =
    [
        "single_case", "blame_pupils", "blame_families", "blame_colleagues", "blame_institution", "deficit_view", "stereotype", "tool_first",
        "solution_in_disguise", "out_of_control", "multiple_problems", "negative_aim", "value_judgement", "unmeasurable", "no_indicator", "generalisation",
    ];

    /// <summary>One remark a criterion, the most useful first.</summary>
    /// <param name="flaws">Codes, as in <see cref="FlawCriteria"/>.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public static IReadOnlyList<Remark> For(IReadOnlyList<string> flaws, string language)
        => [.. MostUsefulFirst.Where(flaws.Contains).Select(RubricMessages.Of(language).ForFlaw).OfType<Remark>().DistinctBy(remark => remark.Criterion)];
}
