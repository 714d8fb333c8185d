using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Facilitation.Domain.Method;

/// <summary>What makes a text tell a situation: people, something seen, a moment, a place …</summary>
internal enum SceneFeature
{
    Actor,
    Grade,
    Negation,
    Moment,
    Place,
    Quantity,
    Quote,
    Attempt,
    Object,
    Contrast,
    Cost,
    Behaviour,
}

/// <summary>Which of these features a text has. A scene needs several kinds of them, not many words of one kind.</summary>
internal sealed record Scene(FrozenSet<SceneFeature> Features, int Words)
{
    private static readonly FrozenSet<SceneFeature> Anchors =
        [SceneFeature.Moment, SceneFeature.Place, SceneFeature.Quantity, SceneFeature.Quote, SceneFeature.Attempt, SceneFeature.Object, SceneFeature.Cost];

    private static readonly FrozenSet<SceneFeature> Happenings =
        [SceneFeature.Negation, SceneFeature.Behaviour, SceneFeature.Contrast, SceneFeature.Quote, SceneFeature.Cost, SceneFeature.Attempt];

    public bool IsTold
        => (Words >= 5 && Features.Count >= 3 && Features.Overlaps(Anchors) && Features.Overlaps(Happenings))
            || (Words >= 8 && Features.Count >= 4 && Has(SceneFeature.Actor) && Has(SceneFeature.Behaviour));

    public bool Has(SceneFeature feature) => Features.Contains(feature);

    public static Scene Of(string folded, Vocabulary words)
    {
        var told = words.Noise.Replace(words.Instruction.Replace(folded, " "), " ");
        return new([.. words.Features.Where(pair => pair.Value.IsMatch(told)).Select(pair => pair.Key)], WordCount(told));
    }

    public static int WordCount(string text) => Regex.Count(text, @"[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*");
}
