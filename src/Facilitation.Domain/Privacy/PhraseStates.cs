using System.Buffers;

namespace Facilitation.Domain.Privacy;

/// <summary>
/// The states of an expression: each takes one character and says where to go on, in the order in which alternatives are preferred.
/// Understands what the lists of phrases use of regular expressions: letters, <c>\w \d \b .</c>, <c>[a-z']</c>, <c>(?:…|…)</c>,
/// and <c>? * + {m,n}</c>, also lazy.
/// </summary>
internal sealed class PhraseStates
{
    /// <summary>Stands in a list of states where the expression has ended.</summary>
    public const int End = -1;

    private const int Word = char.MaxValue + 1;
    private const int Digit = Word + 1;
    private const int Any = Digit + 1;
    private const int FirstListed = Any + 1;

    private static readonly SearchValues<char> Special = SearchValues.Create(@"\.[]()|?*+{}^$");

    private readonly string _pattern;
    private readonly List<Node> _nodes = [];
    private readonly List<string> _listed = [];
    private readonly Dictionary<(int Node, bool Boundary), int[]> _reached = [];
    private int _at;

    /// <exception cref="FormatException">The expression uses something else, or is not closed.</exception>
    public PhraseStates(string pattern)
    {
        _pattern = pattern;
        var parsed = Alternatives();
        if (_at < pattern.Length)
        {
            throw Unknown();
        }

        Start = parsed(Add(new(Kind.End)));
    }

    public int Start { get; }

    public int Count => _nodes.Count;

    /// <summary>Whether this one takes a character; the others only join states.</summary>
    public bool IsTaker(int state) => _nodes[state].Kind == Kind.Taker;

    /// <summary>What a state takes: a character itself, or one of the classes that <see cref="Takes"/> knows.</summary>
    public int TakenBy(int state) => _nodes[state].Takes;

    /// <summary>Where to go on behind a state.</summary>
    public int Behind(int state) => _nodes[state].Next[0];

    /// <summary>The sets of characters that states may take, under the numbers from <see cref="FirstListed"/> on.</summary>
    public string[] Listed => [.. _listed];

    public static bool IsLetter(int takes) => takes <= char.MaxValue;

    public static bool Takes(int takes, string[] listed, char c) => takes switch
    {
        <= char.MaxValue => takes == c,
        Word => WordCharacters.Contains(c),
        Digit => char.IsDigit(c),
        Any => c != '\n',
        _ => listed[takes - FirstListed].Contains(c),
    };

    /// <summary>The states that take a character next, most preferred first; <see cref="End"/> among them where the expression may end.</summary>
    /// <param name="node">Where the text has come to.</param>
    /// <param name="boundary">Whether a word begins or ends here.</param>
    public int[] Reached(int node, bool boundary)
    {
        if (!_reached.TryGetValue((node, boundary), out var reached))
        {
            var states = new List<int>();
            Reach(node, boundary, states, []);
            _reached[(node, boundary)] = reached = [.. states];
        }

        return reached;
    }

    private void Reach(int node, bool boundary, List<int> states, HashSet<int> seen)
    {
        if (!seen.Add(node) || (_nodes[node].Kind == Kind.Boundary && !boundary))
        {
            return;
        }

        switch (_nodes[node].Kind)
        {
            case Kind.Taker:
                states.Add(node);
                break;
            case Kind.End:
                states.Add(End);
                break;
            default:
                foreach (var next in _nodes[node].Next)
                {
                    Reach(next, boundary, states, seen);
                }

                break;
        }
    }

    // A part is read once and written backwards, as often as it repeats: given what follows, it says where it begins.
    private Func<int, int> Alternatives()
    {
        var all = new List<Func<int, int>> { Sequence() };
        while (Next('|'))
        {
            all.Add(Sequence());
        }

        return all.Count == 1 ? all[0] : follows => Add(new(Kind.Fork) { Next = [.. all.Select(one => one(follows))] });
    }

    private Func<int, int> Sequence()
    {
        var parts = new List<Func<int, int>>();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            parts.Add(Repeated(Single()));
        }

        return follows => Enumerable.Reverse(parts).Aggregate(follows, (next, part) => part(next));
    }

    private Func<int, int> Single()
    {
        var c = _pattern[_at++];
        return c switch
        {
            '(' when Next('?') && Next(':') => Group(),
            '.' => Taker(Any),
            '[' => Taker(List()),
            '\\' when Next('w') => Taker(Word),
            '\\' when Next('d') => Taker(Digit),
            '\\' when Next('b') => follows => Add(new(Kind.Boundary) { Next = [follows] }),
            '\\' when _at < _pattern.Length && !char.IsLetterOrDigit(_pattern[_at]) => Taker(_pattern[_at++]),
            _ when !Special.Contains(c) => Taker(c),
            _ => throw Unknown(),
        };
    }

    private Func<int, int> Group()
    {
        var inside = Alternatives();
        return Next(')') ? inside : throw Unknown();
    }

    private Func<int, int> Taker(int takes) => follows => Add(new(Kind.Taker) { Takes = takes, Next = [follows] });

    private int List()
    {
        var listed = new List<char>();
        while (_at < _pattern.Length && !Next(']'))
        {
            var first = _pattern[_at++];
            var range = _at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']';
            var last = range ? _pattern[_at + 1] : first;
            _at += range ? 2 : 0;
            if (first is '\\' or '^' || last is '\\')
            {
                throw Unknown();
            }

            listed.AddRange(Enumerable.Range(first, last - first + 1).Select(c => (char)c));
        }

        var set = string.Concat(listed);
        var known = _listed.IndexOf(set);
        if (known < 0)
        {
            known = _listed.Count;
            _listed.Add(set);
        }

        return FirstListed + known;
    }

    private Func<int, int> Repeated(Func<int, int> part)
    {
        (int Least, int? Most)? times = Next('?') ? (0, 1) : Next('*') ? (0, null) : Next('+') ? (1, null) : Next('{') ? Counted() : null;
        if (times is not var (least, most))
        {
            return part;
        }

        var lazy = Next('?');
        return follows =>
        {
            var next = most is { } atMost ? Optional(part, follows, atMost - least, lazy) : Loop(part, follows, lazy);
            for (var i = 0; i < least; i++)
            {
                next = part(next);
            }

            return next;
        };
    }

    private int Optional(Func<int, int> part, int follows, int times, bool lazy)
    {
        var next = follows;
        for (var i = 0; i < times; i++)
        {
            var taken = part(next);
            next = Add(new(Kind.Fork) { Next = lazy ? [follows, taken] : [taken, follows] });
        }

        return next;
    }

    private int Loop(Func<int, int> part, int follows, bool lazy)
    {
        var again = Add(new(Kind.Fork));
        var taken = part(again);
        _nodes[again] = new(Kind.Fork) { Next = lazy ? [follows, taken] : [taken, follows] };
        return again;
    }

    private (int Least, int? Most) Counted()
    {
        var end = _pattern.IndexOf('}', _at);
        var numbers = end < 0 ? throw Unknown() : _pattern[_at..end].Split(',');
        _at = end + 1;
        return int.TryParse(numbers[0], out var least) && int.TryParse(numbers[^1], out var most) && numbers.Length <= 2 ? (least, most) : throw Unknown();
    }

    private int Add(Node node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }

    private bool Next(char c)
    {
        var there = _at < _pattern.Length && _pattern[_at] == c;
        _at += there ? 1 : 0;
        return there;
    }

    private FormatException Unknown() => new($"A phrase cannot be read at character {_at}: {_pattern}");

    private enum Kind { Taker, Fork, Boundary, End }

    private readonly record struct Node(Kind Kind)
    {
        public int Takes { get; init; }

        public int[] Next { get; init; } = [];
    }
}
