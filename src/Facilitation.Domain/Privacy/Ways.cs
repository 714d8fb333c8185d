namespace Facilitation.Domain.Privacy;

/// <summary>A way of an expression through a text.</summary>
/// <param name="State">The state it has come to.</param>
/// <param name="Start">Where it started.</param>
/// <param name="GroupStart">Where it passed the beginning of the group; -1 before.</param>
/// <param name="GroupEnd">Where it passed its end; -1 before.</param>
internal readonly record struct Way(int State, int Start, int GroupStart, int GroupEnd)
{
    /// <summary>The way that starts here with a state, marks and all.</summary>
    public static Way From(int reached, int at) => new Way(0, at, -1, -1).To(reached, at);

    /// <summary>The same way at the next state, marks and all.</summary>
    public Way To(int reached, int at) => new(
        PhraseStates.WithoutMarks(reached), Start, (reached & PhraseStates.Opens) == 0 ? GroupStart : at, (reached & PhraseStates.Closes) == 0 ? GroupEnd : at);
}

/// <summary>The ways through a text that are still open, most preferred first.</summary>
internal sealed class Ways
{
    // One for each thread, used by one search at a time: searches never wait for anything.
    [ThreadStatic]
    private static Ways? _own;

    private Way[] _before = new Way[64];
    private Way[] _now = new Way[64];
    private int[] _seen = [];
    private int _step;
    private int _at;

    /// <summary>How many are open now.</summary>
    public int Count { get; private set; }

    /// <summary>How many were open before the step.</summary>
    public int Before { get; private set; }

    public Way this[int before] => _before[before];

    /// <summary>No way yet, for an expression of so many states.</summary>
    public static Ways Empty(int states)
    {
        var ways = _own ??= new();
        if (ways._seen.Length < states)
        {
            ways._seen = new int[states];
        }

        ways.Count = 0;
        return ways;
    }

    /// <summary>One character further: what is open now becomes what was open before.</summary>
    /// <param name="at">The place behind the character.</param>
    public void Step(int at)
    {
        (_before, _now, Before, Count, _at) = (_now, _before, Count, 0, at);
        if (++_step == int.MaxValue)
        {
            Array.Clear(_seen);
            _step = 1;
        }
    }

    /// <summary>Opens what can be reached, unless a preferred way is there already.</summary>
    /// <param name="reached">What can be reached.</param>
    /// <param name="way">From where.</param>
    /// <param name="found">The match, when the expression may end here.</param>
    /// <returns>Whether it may; what would be less preferred than that is left out.</returns>
    public bool Follow(int[] reached, Way way, ref PhraseMatch found)
    {
        foreach (var state in reached)
        {
            var next = way.To(state, _at);
            if (next.State == PhraseStates.End)
            {
                found = new(next.Start, _at, next.GroupStart, next.GroupEnd);
                return true;
            }

            if (_seen[next.State] == _step)
            {
                continue;
            }

            _seen[next.State] = _step;
            if (Count == _now.Length)
            {
                Array.Resize(ref _now, Count * 2);
            }

            _now[Count++] = next;
        }

        return false;
    }
}
