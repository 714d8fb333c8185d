namespace Facilitation.Evaluation.Measures;

/// <summary>Masking and safeguarding, by span, as `make eval` compares them.</summary>
internal sealed class MaskingMeasure(string folder) : IMeasure
{
    public string Name => "masking";

    public Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<Score>>([.. MaskingEvaluation.Run(Path.Combine(folder, "cases")).Select(score => new Score(score.Key, score.Value, 100))]);
}
