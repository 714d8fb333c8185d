namespace Facilitation.Domain.Privacy;

/// <summary>What was found in a text.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends; -1 when nothing was found.</param>
/// <param name="GroupStart">Where the group starts; -1 when the expression has none, or did not pass it.</param>
/// <param name="GroupEnd">Where the group ends; -1 likewise.</param>
internal readonly record struct PhraseMatch(int Start, int End, int GroupStart, int GroupEnd)
{
    public static PhraseMatch None { get; } = new(-1, -1, -1, -1);

    public bool Success => End >= 0;
}

/// <summary>
/// Finds what an expression says, the leftmost first and of several ways the preferred one, as a regular expression does — but it follows all
/// ways at once, character by character, so that no text can make it slow, and it keeps nothing but the states of the expression: the
/// automata the runtime builds for rules as many and as long as ours would hold more memory than the rest of the program.
/// </summary>
internal sealed class PhraseMatcher
{
    private const int Standings = 8;

    private readonly string[] _listed;
    private readonly int[] _takes;
    private readonly int[][][] _behind; // By where the text stands, then by state.
    private readonly Dictionary<char, int[]>[] _starts = new Dictionary<char, int[]>[Standings];
    private readonly int[][] _otherStarts = new int[Standings][];

    /// <param name="pattern">What <see cref="PhraseReader"/> reads; it never matches nothing.</param>
    public PhraseMatcher(string pattern)
    {
        Pattern = pattern;
        var states = new PhraseStates(pattern);
        var lists = new Dictionary<int[], int[]>(EqualityComparer<int[]>.Create((a, b) => a!.AsSpan().SequenceEqual(b), list => list.Aggregate(list.Length, HashCode.Combine)));
        _listed = states.Listed;
        _takes = [.. Enumerable.Range(0, states.Count).Select(states.TakenBy)];
        _behind = [.. Enumerable.Range(0, (int)Standing.Begin).Select(standing => Enumerable.Range(0, states.Count).Select(state => Kept(states.Behind(state, (Standing)standing))).ToArray())];
        for (var standing = 0; standing < Standings; standing++)
        {
            var starts = Kept(states.Start((Standing)standing));
            _otherStarts[standing] = [.. starts.Where(start => !CharacterClass.IsLetter(TakenBy(start)))];
            _starts[standing] = starts.Select(TakenBy).Where(CharacterClass.IsLetter).Distinct()
                .ToDictionary(letter => (char)letter, letter => starts.Where(start => Takes(PhraseStates.WithoutMarks(start), (char)letter)).ToArray());
        }

        int TakenBy(int reached) => PhraseStates.WithoutMarks(reached) is not PhraseStates.End and var state ? _takes[state] : throw new FormatException($"A rule matches nothing at all: {pattern}");

        int[] Kept(int[] list) => lists.TryAdd(list, list) ? list : lists[list];
    }

    public string Pattern { get; }

    public bool In(ReadOnlySpan<char> text) => Next(text, 0, anyEnd: true).Success;

    /// <returns>The first match that starts here or later.</returns>
    public PhraseMatch Next(ReadOnlySpan<char> text, int from) => Next(text, from, anyEnd: false);

    /// <returns>All matches, one behind the other.</returns>
    public IEnumerable<PhraseMatch> All(string text)
    {
        for (var found = Next(text, 0); found.Success; found = Next(text, found.End))
        {
            yield return found;
        }
    }

    private PhraseMatch Next(ReadOnlySpan<char> text, int from, bool anyEnd)
    {
        var ways = Ways.Empty(_takes.Length);
        var found = PhraseMatch.None;
        var standing = StandingAt(text, from);
        for (var at = from; at < text.Length && (ways.Count > 0 || !found.Success); at++)
        {
            var place = (int)standing;
            var starts = found.Success ? [] : _starts[place].GetValueOrDefault(text[at], _otherStarts[place]);
            standing = StandingAt(text, at + 1);
            if (ways.Count == 0 && starts.Length == 0)
            {
                continue;
            }

            // What started earlier comes first; a match ends all that is less preferred than it.
            var behind = _behind[(int)standing];
            var ended = false;
            ways.Step(at + 1);
            for (var i = 0; i < ways.Before && !ended; i++)
            {
                var way = ways[i];
                ended = Takes(way.State, text[at]) && ways.Follow(behind[way.State], way, ref found);
            }

            for (var i = 0; i < starts.Length && !ended; i++)
            {
                var way = Way.From(starts[i], at);
                ended = Takes(way.State, text[at]) && ways.Follow(behind[way.State], way, ref found);
            }

            if (ended && anyEnd)
            {
                break;
            }
        }

        return found;
    }

    private static Standing StandingAt(ReadOnlySpan<char> text, int at)
        => (WordCharacters.Boundary(text, at) ? Standing.Boundary : Standing.Inside)
            | (at == 0 ? Standing.Begin : Standing.Inside) | (at == text.Length && at > 0 ? Standing.Finish : Standing.Inside);

    private bool Takes(int state, char c) => _takes[state] is var takes && (takes <= char.MaxValue ? takes == c : CharacterClass.Takes(takes, _listed, c));
}
