using System.Buffers;
using System.Globalization;

namespace Facilitation.Domain.Privacy;

/// <summary>
/// Reads what our rules use of regular expressions: letters, <c>\w \d \b . ^ $</c>, <c>[a-z']</c> and <c>[^a-z]</c>, <c>(?:…|…)</c>, one group
/// <c>(…)</c>, and <c>? * + {n} {m,n}</c>, also lazy.
/// </summary>
internal sealed class PhraseReader
{
    private static readonly SearchValues<char> Special = SearchValues.Create(@"\.[]()|?*+{}^$");

    private readonly string _pattern;
    private readonly List<PhraseNode> _nodes = [];
    private readonly List<string> _listed = [];
    private int _at;

    /// <exception cref="FormatException">The expression uses something else, or is not closed.</exception>
    public PhraseReader(string pattern)
    {
        _pattern = pattern;
        var parsed = Alternatives();
        Start = _at == pattern.Length ? parsed(Add(new(PhraseNodeKind.End))) : throw Unknown();
    }

    public int Start { get; }

    public IReadOnlyList<PhraseNode> Nodes => _nodes;

    public IReadOnlyList<string> Listed => _listed;

    // A part is read once and written backwards, as often as it repeats: given what follows, it says where it begins.
    private Func<int, int> Alternatives()
    {
        var all = new List<Func<int, int>> { Sequence() };
        while (Next('|'))
        {
            all.Add(Sequence());
        }

        return all.Count == 1 ? all[0] : follows => Add(new(PhraseNodeKind.Fork) { Next = [.. all.Select(one => one(follows))] });
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
            '(' when Next('?') => Next(':') ? Group() : throw Unknown(),
            '(' when Group() is var inside => follows => Step(PhraseNodeKind.Open)(inside(Step(PhraseNodeKind.Close)(follows))),
            '.' => Taker(CharacterClass.Any),
            '[' => Taker(List()),
            '^' => Step(PhraseNodeKind.Begin),
            '$' => Step(PhraseNodeKind.Finish),
            '\\' => Escaped(),
            _ when !Special.Contains(c) => Taker(c),
            _ => throw Unknown(),
        };
    }

    private Func<int, int> Escaped() => _at == _pattern.Length ? throw Unknown() : _pattern[_at++] switch
    {
        'w' => Taker(CharacterClass.Word),
        'd' => Taker(CharacterClass.Digit),
        'b' => Step(PhraseNodeKind.Boundary),
        'u' when _at + 4 <= _pattern.Length && int.TryParse(_pattern.AsSpan(_at, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var c) => Taker(Behind(4, c)),
        var c when !char.IsLetterOrDigit(c) => Taker(c),
        _ => throw Unknown(),
    };

    private int Behind(int length, int read)
    {
        _at += length;
        return read;
    }

    private Func<int, int> Group()
    {
        var inside = Alternatives();
        return Next(')') ? inside : throw Unknown();
    }

    private Func<int, int> Taker(int takes) => follows => Add(new(PhraseNodeKind.Taker) { Takes = takes, Next = [follows] });

    private Func<int, int> Step(PhraseNodeKind kind) => follows => Add(new(kind) { Next = [follows] });

    private int List()
    {
        var set = Next('^') ? "^" : "";
        while (!Next(']'))
        {
            var first = Listing();
            var range = _at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']' && Next('-');
            var last = range ? Listing() : first;
            set += string.Concat(Enumerable.Range(first, last - first + 1).Select(c => (char)c));
        }

        var known = _listed.IndexOf(set);
        if (known < 0)
        {
            known = _listed.Count;
            _listed.Add(set);
        }

        return CharacterClass.FirstListed + known;
    }

    private char Listing()
    {
        var escaped = Next('\\');
        return _at < _pattern.Length && !(escaped && char.IsLetterOrDigit(_pattern[_at])) && (escaped || _pattern[_at] is not '^') ? _pattern[_at++] : throw Unknown();
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
            next = Add(new(PhraseNodeKind.Fork) { Next = lazy ? [follows, taken] : [taken, follows] });
        }

        return next;
    }

    private int Loop(Func<int, int> part, int follows, bool lazy)
    {
        var again = Add(new(PhraseNodeKind.Fork));
        var taken = part(again);
        _nodes[again] = new(PhraseNodeKind.Fork) { Next = lazy ? [follows, taken] : [taken, follows] };
        return again;
    }

    private (int Least, int? Most) Counted()
    {
        var end = _pattern.IndexOf('}', _at);
        var numbers = end < 0 ? throw Unknown() : _pattern[_at..end].Split(',');
        _at = end + 1;
        return int.TryParse(numbers[0], out var least) && int.TryParse(numbers[^1], out var most) && numbers.Length <= 2 ? (least, most) : throw Unknown();
    }

    private int Add(PhraseNode node)
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

    private FormatException Unknown() => new($"A rule cannot be read at character {_at}: {_pattern}");
}
