namespace Facilitation.Domain.Privacy;

/// <summary>What a step of an expression takes, as a number: up to the last character, that character itself; above, a class of characters.</summary>
internal static class CharacterClass
{
    public const int Word = char.MaxValue + 1;
    public const int Digit = Word + 1;
    public const int Any = Digit + 1;

    /// <summary>The sets an expression lists have the numbers from here on, in its order.</summary>
    public const int FirstListed = Any + 1;

    public static bool IsLetter(int takes) => takes <= char.MaxValue;

    /// <param name="takes">The number.</param>
    /// <param name="listed">The sets that the expression lists; those that start with ^ are all other characters.</param>
    /// <param name="c">Whether this is taken.</param>
    public static bool Takes(int takes, string[] listed, char c) => takes switch
    {
        <= char.MaxValue => takes == c,
        Word => WordCharacters.Contains(c),
        Digit => char.IsDigit(c),
        Any => c != '\n',
        _ => listed[takes - FirstListed] is var set && (set[0] == '^' ? !set.AsSpan(1).Contains(c) : set.Contains(c)),
    };
}
