namespace Facilitation.Domain.Privacy;

/// <summary>Where in a text an expression stands, as far as that decides how it may go on.</summary>
[Flags]
internal enum Standing
{
    Inside = 0,
    Boundary = 1,
    Finish = 2,
    Begin = 4,
}

/// <summary>
/// The states of an expression: each takes one character, and from each others can be reached, in the order in which alternatives are preferred.
/// A state that is reached across the beginning or the end of the expression's group carries a mark of it.
/// </summary>
internal sealed class PhraseStates
{
    /// <summary>Stands for the end of the expression.</summary>
    public const int End = Opens - 1;

    public const int Opens = 1 << 28;
    public const int Closes = 1 << 29;

    private readonly IReadOnlyList<PhraseNode> _nodes;
    private readonly Dictionary<int, int> _places = [];
    private readonly List<int> _takers = [];
    private readonly Dictionary<(int Node, Standing), int[]> _reached = [];
    private readonly int _start;

    /// <exception cref="FormatException">See <see cref="PhraseReader"/>.</exception>
    public PhraseStates(string pattern)
    {
        var read = new PhraseReader(pattern);
        (_nodes, _start, Listed) = (read.Nodes, read.Start, [.. read.Listed]);
        for (var node = 0; node < _nodes.Count; node++)
        {
            if (_nodes[node].Kind == PhraseNodeKind.Taker)
            {
                _places[node] = _takers.Count;
                _takers.Add(node);
            }
        }
    }

    public int Count => _takers.Count;

    /// <summary>The sets of characters that states may take (<see cref="CharacterClass"/>).</summary>
    public string[] Listed { get; }

    public static int WithoutMarks(int reached) => reached & (Opens - 1);

    public int TakenBy(int state) => _nodes[_takers[state]].Takes;

    /// <summary>The states an expression begins with, most preferred first.</summary>
    public int[] Start(Standing standing) => Reached(_start, standing);

    /// <summary>The states that may take the next character, most preferred first; <see cref="End"/> among them where the expression may end.</summary>
    public int[] Behind(int state, Standing standing) => Reached(_nodes[_takers[state]].Next[0], standing);

    private int[] Reached(int node, Standing standing)
    {
        if (!_reached.TryGetValue((node, standing), out var reached))
        {
            var states = new List<int>();
            Reach(node, standing, 0, states, []);
            _reached[(node, standing)] = reached = [.. states];
        }

        return reached;
    }

    private void Reach(int node, Standing standing, int marks, List<int> states, HashSet<int> seen)
    {
        var kind = _nodes[node].Kind;
        if (!seen.Add(node)
            || (kind == PhraseNodeKind.Boundary && !standing.HasFlag(Standing.Boundary))
            || (kind == PhraseNodeKind.Begin && !standing.HasFlag(Standing.Begin))
            || (kind == PhraseNodeKind.Finish && !standing.HasFlag(Standing.Finish)))
        {
            return;
        }

        if (kind is PhraseNodeKind.Taker or PhraseNodeKind.End)
        {
            states.Add(marks | (kind == PhraseNodeKind.End ? End : _places[node]));
            return;
        }

        marks |= kind switch { PhraseNodeKind.Open => Opens, PhraseNodeKind.Close => Closes, _ => 0 };
        foreach (var next in _nodes[node].Next)
        {
            Reach(next, standing, marks, states, seen);
        }
    }
}
