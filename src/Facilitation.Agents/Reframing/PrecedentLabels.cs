namespace Facilitation.Agents.Reframing;

/// <summary>The precedents a model was shown, under short labels: it cannot misspell an id it never sees, nor cite one it was not given.</summary>
internal sealed class PrecedentLabels
{
    private const int Limit = 12;
    private const int BodyLength = 500;

    private readonly List<Precedent> _shown = [];
    private readonly Lock _gate = new();

    public PrecedentLabels(IEnumerable<Precedent> precedents) => Add(precedents);

    public IReadOnlyList<Precedent> Shown
    {
        get
        {
            lock (_gate)
            {
                return [.. _shown];
            }
        }
    }

    /// <returns>The labels of these precedents; those beyond the limit get none.</returns>
    public IReadOnlyList<LabelledPrecedent> Add(IEnumerable<Precedent> precedents)
    {
        lock (_gate)
        {
            var labelled = new List<LabelledPrecedent>();
            foreach (var precedent in precedents)
            {
                var index = _shown.FindIndex(shown => shown.Id == precedent.Id);
                if (index < 0 && _shown.Count < Limit)
                {
                    _shown.Add(precedent);
                    index = _shown.Count - 1;
                }

                if (index >= 0)
                {
                    labelled.Add(Label(index + 1, precedent));
                }
            }

            return labelled;
        }
    }

    public IReadOnlyList<LabelledPrecedent> All() => [.. Shown.Select((precedent, index) => Label(index + 1, precedent))];

    /// <returns><see langword="null"/> when no precedent was given under this label.</returns>
    public Precedent? Find(int label)
    {
        lock (_gate)
        {
            return label >= 1 && label <= _shown.Count ? _shown[label - 1] : null;
        }
    }

    private static LabelledPrecedent Label(int label, Precedent precedent) => new(
        label,
        Domain.WireName.Of(precedent.Kind),
        precedent.Title,
        precedent.Body.Length <= BodyLength ? precedent.Body : precedent.Body[..BodyLength] + "…",
        precedent.ChallengeQuestion,
        precedent.Objective,
        precedent.Hypothesis,
        precedent.Indicators,
        precedent.Duration,
        precedent.Grade,
        precedent.Subject,
        new(precedent.Evidence.Worked, precedent.Evidence.Mixed, precedent.Evidence.DidNotWork, precedent.Evidence.Inconclusive),
        precedent.Close);
}

/// <summary>One precedent as the model sees it.</summary>
internal sealed record LabelledPrecedent(
    int Label,
    string Kind,
    string Title,
    string Text,
    string ChallengeQuestion,
    string? Objective,
    string? Hypothesis,
    IReadOnlyList<string> Indicators,
    string? Duration,
    string? Grade,
    string? Subject,
    LabelledEvidence Reports,
    bool Close);

internal sealed record LabelledEvidence(int Worked, int Mixed, int DidNotWork, int Inconclusive);
