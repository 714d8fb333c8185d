namespace Facilitation.Domain.Privacy;

/// <summary>The ways of an expression through a text that are still open, most preferred first: the state each has come to and where it started.</summary>
internal sealed class Ways
{
    // One for each thread, used by one search at a time: searches never wait for anything.
    [ThreadStatic]
    private static Ways? _own;

    private (int State, int Start)[] _before = new (int, int)[64];
    private (int State, int Start)[] _now = new (int, int)[64];
    private int[] _seen = [];
    private int _step;

    /// <summary>How many are open now.</summary>
    public int Count { get; private set; }

    /// <summary>How many were open before the step.</summary>
    public int Before { get; private set; }

    public (int State, int Start) this[int before] => _before[before];

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
    public void Step()
    {
        (_before, _now, Before, Count) = (_now, _before, Count, 0);
        if (++_step == int.MaxValue)
        {
            Array.Clear(_seen);
            _step = 1;
        }
    }

    /// <summary>Opens what can be reached, unless a preferred way is there already.</summary>
    /// <returns>Whether the expression may end here; what would be less preferred than that is left out.</returns>
    public bool Follow(int[] reached, int start)
    {
        foreach (var state in reached)
        {
            if (state == PhraseStates.End)
            {
                return true;
            }

            if (_seen[state] == _step)
            {
                continue;
            }

            _seen[state] = _step;
            if (Count == _now.Length)
            {
                Array.Resize(ref _now, Count * 2);
            }

            _now[Count++] = (state, start);
        }

        return false;
    }
}
