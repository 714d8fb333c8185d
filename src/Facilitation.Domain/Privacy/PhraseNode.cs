namespace Facilitation.Domain.Privacy;

internal enum PhraseNodeKind { Taker, Fork, Boundary, Begin, Finish, Open, Close, End }

/// <summary>One step of an expression.</summary>
internal readonly record struct PhraseNode(PhraseNodeKind Kind)
{
    /// <summary>What a taker takes: a character itself, or a class of <see cref="CharacterClass"/>.</summary>
    public int Takes { get; init; }

    /// <summary>Where to go on, most preferred first.</summary>
    public int[] Next { get; init; } = [];
}
