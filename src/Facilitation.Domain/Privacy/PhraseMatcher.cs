namespace Facilitation.Domain.Privacy;

/// <summary>
/// Finds what an expression says, the leftmost first and of several ways the preferred one, as a regular expression does — but it follows all
/// ways at once, character by character, so that no text can make it slow, and it keeps nothing but the states of the expression: the
/// automata the runtime builds for lists as long as ours would hold more memory than the rest of the program.
/// </summary>
internal sealed class PhraseMatcher
{
    private const int NoMatch = -1;

    private readonly string[] _listed;
    private readonly int[] _takes;
    private readonly int[][] _inside;
    private readonly int[][] _atBoundary;
    private readonly Dictionary<char, int[]> _starts;
    private readonly int[] _otherStarts;

    /// <param name="pattern">What <see cref="PhraseStates"/> understands; it matches from boundary to boundary of words.</param>
    public PhraseMatcher(string pattern)
    {
        var states = new PhraseStates($@"{pattern}\b");
        var lists = new Dictionary<int[], int[]>(EqualityComparer<int[]>.Create((a, b) => a!.AsSpan().SequenceEqual(b), list => list.Aggregate(list.Length, HashCode.Combine)));
        var numbers = new List<int>(); // Only what takes a character is kept, numbered anew.
        var places = new Dictionary<int, int>();
        for (var node = 0; node < states.Count; node++)
        {
            if (states.IsTaker(node))
            {
                places[node] = numbers.Count;
                numbers.Add(node);
            }
        }

        _listed = states.Listed;
        _takes = [.. numbers.Select(states.TakenBy)];
        _inside = [.. numbers.Select(node => Kept(states.Reached(states.Behind(node), boundary: false)))];
        _atBoundary = [.. numbers.Select(node => Kept(states.Reached(states.Behind(node), boundary: true)))];
        var starts = Kept(states.Reached(states.Start, boundary: true));
        _otherStarts = [.. starts.Where(state => !PhraseStates.IsLetter(_takes[state]))];
        _starts = starts.Select(state => _takes[state]).Where(PhraseStates.IsLetter).Distinct().ToDictionary(letter => (char)letter, letter => starts.Where(state => Takes(state, (char)letter)).ToArray());

        int[] Kept(int[] reached)
        {
            int[] list = [.. reached.Select(node => node == PhraseStates.End ? node : places[node])];
            return lists.TryAdd(list, list) ? list : lists[list];
        }
    }

    public bool In(ReadOnlySpan<char> text) => Next(text, 0, anyEnd: true).End != NoMatch;

    /// <returns>The first match that starts here or later; its end is -1 when there is none.</returns>
    public (int Start, int End) Next(ReadOnlySpan<char> text, int from) => Next(text, from, anyEnd: false);

    private (int Start, int End) Next(ReadOnlySpan<char> text, int from, bool anyEnd)
    {
        var ways = Ways.Empty(_takes.Length);
        var found = (Start: 0, End: NoMatch);
        var boundary = from <= text.Length && WordCharacters.Boundary(text, from);
        for (var at = from; at < text.Length && (ways.Count > 0 || found.End == NoMatch); at++)
        {
            var starts = boundary && found.End == NoMatch ? _starts.GetValueOrDefault(text[at], _otherStarts) : [];
            boundary = WordCharacters.Boundary(text, at + 1);
            if (ways.Count == 0 && starts.Length == 0)
            {
                continue;
            }

            // What started earlier comes first; a match ends all that is less preferred than it.
            var behind = boundary ? _atBoundary : _inside;
            var ended = false;
            ways.Step();
            for (var i = 0; i < ways.Before && !ended; i++)
            {
                var (state, start) = ways[i];
                if (Takes(state, text[at]) && ways.Follow(behind[state], start))
                {
                    (ended, found) = (true, (start, at + 1));
                }
            }

            for (var i = 0; i < starts.Length && !ended; i++)
            {
                if (Takes(starts[i], text[at]) && ways.Follow(behind[starts[i]], at))
                {
                    (ended, found) = (true, (at, at + 1));
                }
            }

            if (ended && anyEnd)
            {
                break;
            }
        }

        return found;
    }

    private bool Takes(int state, char c) => _takes[state] is var takes && (takes <= char.MaxValue ? takes == c : PhraseStates.Takes(takes, _listed, c));
}
