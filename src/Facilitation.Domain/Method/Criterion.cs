using System.Text.Json.Serialization;

namespace Facilitation.Domain.Method;

/// <summary>The twelve criteria of a challenge that can be put to the test (METHOD 3.8, C1 to C12 in this order). All is advice, save an identifiable person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Criterion>))]
public enum Criterion
{
    /// <summary>One sentence of at most about 45 words that starts with « Comment » and ends with « ? ».</summary>
    Question,

    /// <summary>Tied to a situation lived or observed: where, when, with whom.</summary>
    Situation,

    /// <summary>Names a group, never a person.</summary>
    Audience,

    /// <summary>Aims at a change one could observe.</summary>
    Change,

    /// <summary>Has at least one sign that can be collected within about two weeks.</summary>
    Indicators,

    /// <summary>The lever is in the group's hands.</summary>
    Control,

    /// <summary>At least two different actions are possible.</summary>
    Openness,

    /// <summary>The need comes before the tool.</summary>
    NoTool,

    /// <summary>No blame of pupils, families, colleagues or the institution; no deficit wording.</summary>
    Respect,

    /// <summary>One problem, doable in a period.</summary>
    Size,

    /// <summary>Something to bring about, not only to stop.</summary>
    Positive,

    /// <summary>Keeps what the author meant; nothing invented.</summary>
    Faithful,
}
