using System.Collections.Frozen;

namespace Facilitation.Domain.Method;

/// <summary>Which criterion of a challenge each flaw of a thorn calls for.</summary>
public static class FlawCriteria
{
    /// <summary>Every flaw code of the data, with its criterion.</summary>
    public static FrozenDictionary<string, Criterion> All { get; } = new Dictionary<string, Criterion>
    {
        ["too_short"] = Criterion.Situation,
        ["too_vague"] = Criterion.Situation,
        ["too_broad"] = Criterion.Size,
        ["no_context"] = Criterion.Situation,
        ["no_indicator"] = Criterion.Indicators,
        ["unmeasurable"] = Criterion.Change,
        ["multiple_problems"] = Criterion.Size,
        ["blame_pupils"] = Criterion.Respect,
        ["blame_families"] = Criterion.Respect,
        ["blame_colleagues"] = Criterion.Respect,
        ["blame_institution"] = Criterion.Respect,
        ["deficit_view"] = Criterion.Respect,
        ["stereotype"] = Criterion.Respect,
        ["value_judgement"] = Criterion.Respect,
        ["generalisation"] = Criterion.Situation,
        ["emotional"] = Criterion.Faithful,
        ["shouting"] = Criterion.Question,
        ["tool_first"] = Criterion.NoTool,
        ["solution_in_disguise"] = Criterion.Openness,
        ["out_of_control"] = Criterion.Control,
        ["negative_aim"] = Criterion.Positive,
        ["yes_no_question"] = Criterion.Question,
        ["knowledge_question"] = Criterion.Openness,
        ["jargon"] = Criterion.Change,
        ["single_case"] = Criterion.Audience,
        ["personal_data"] = Criterion.Audience,
        ["personal_data_adult"] = Criterion.Audience,
        ["health_data"] = Criterion.Audience,
        ["small_group_identifiable"] = Criterion.Audience,
        ["safeguarding"] = Criterion.Audience,
        ["contains_instruction"] = Criterion.Faithful,
    }.ToFrozenDictionary();
}
