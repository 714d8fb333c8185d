using System.Text.Json;
using System.Text.RegularExpressions;
using Facilitation.Agents.Reframing;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;

namespace Facilitation.Evaluation.Cases;

/// <summary>The demonstration library as precedents, ranked by shared words: enough to exercise case-based offers without a database.</summary>
internal sealed partial class LibraryPrecedents
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private readonly List<(Precedent Precedent, HashSet<string> Words)> _all;
    private readonly Dictionary<string, int> _frequency;

    public LibraryPrecedents(string folder)
    {
        using var file = File.OpenRead(Path.Combine(folder, "..", "src", "Facilitation.Web", "Demo", "Data", "library.json"));
        var library = JsonSerializer.Deserialize<Library>(file, Options) ?? throw new InvalidDataException("library.json is empty.");
        var challenges = library.Challenges.ToDictionary(challenge => challenge.Id);
        _all = [.. library.Actions.Select((action, index) =>
        {
            var challenge = challenges[action.ChallengeId];
            var precedent = new Precedent(
                new Guid(index + 1, 0, 0, new byte[8]), DocumentKind.Action, action.Id, action.Title, action.Description, challenge.Title, challenge.Objective, action.Hypothesis,
                action.Indicators, action.Duration, WireName.Parse<EducationLevel>(action.Level), action.Grade, action.Subject, Evidence.None, Close: true);
            return (precedent, WordsOf($"{action.Title} {action.Description} {challenge.Title} {string.Join(' ', action.Keywords)}"));
        })];
        _frequency = _all.SelectMany(entry => entry.Words).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
    }

    public IReadOnlyList<Precedent> Near(string text)
    {
        var words = WordsOf(text);
        return [.. _all.OrderByDescending(entry => entry.Words.Where(words.Contains).Sum(word => Math.Log((double)_all.Count / _frequency[word]))).Take(5).Select(entry => entry.Precedent)];
    }

    private static HashSet<string> WordsOf(string text)
        => [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value.TrimEnd('s', 'x')).Where(word => word.Length > 3)];

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    private sealed record Challenge(string Id, string Title, string? Objective);

    private sealed record Trial(string Id, string ChallengeId, string Title, string Description, string? Level, string? Grade, string? Subject, string? Hypothesis, IReadOnlyList<string> Indicators, string? Duration, IReadOnlyList<string> Keywords);

    private sealed record Library(IReadOnlyList<Challenge> Challenges, IReadOnlyList<Trial> Actions);
}
