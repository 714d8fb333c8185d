namespace Facilitation.Domain.Syntheses.Quantities;

/// <summary>What a number counts, as far as two numbers must agree in it.</summary>
internal enum Unit
{
    /// <summary>Nothing is said: « de 34 à 61 ».</summary>
    None,

    /// <summary>In hundredths: « 71 % ».</summary>
    Percent,

    /// <summary>A difference of percentages, or marks: « 19 points ».</summary>
    Points,

    /// <summary>A part of a whole: « la moitié », « deux tiers ».</summary>
    Share,

    /// <summary>In seconds: « 1 min 20 » is 80.</summary>
    Time,

    /// <summary>Pupils, students, children.</summary>
    Pupils,

    /// <summary>How many times as much: « le double », « trois fois plus ».</summary>
    Times,

    /// <summary>A place in an order: « la troisième semaine ».</summary>
    Rank,

    /// <summary>Anything else, named by its stem.</summary>
    Things,
}

/// <summary>A number with what it counts.</summary>
/// <param name="Value">In the unit's own measure.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Noun">The stem of the word it counts, where one is named.</param>
/// <param name="Base">Out of how many: « quatre sur cinq ».</param>
/// <param name="Bound">« plus de », « moins de » …, as a sign: +1, -1, 0 when exact.</param>
/// <param name="Start">Where it stands in the text that was read.</param>
/// <param name="End">Just behind its number.</param>
internal sealed record Quantity(decimal Value, Unit Unit, string? Noun, decimal? Base, int Bound, int Start, int End)
{
    /// <summary>The number as written, before it became seconds.</summary>
    public decimal Raw { get; init; } = Value;

    /// <summary>It is what others are counted out of.</summary>
    public bool IsWhole { get; init; }

    /// <summary>What a percentage or a part is of: « 71 % de bonnes réponses ».</summary>
    public string? Of { get; init; }

    /// <summary>As a part of one, where it can be read so.</summary>
    public decimal? Ratio => Unit switch
    {
        Unit.Percent => Value / 100,
        Unit.Share => Value,
        _ => Base is > 0 && Base >= Value ? Value / Base : null,
    };
}
