namespace Facilitation.Evaluation;

/// <summary>One figure of an evaluation, the higher the better.</summary>
/// <param name="Name">Stable, such as <c>behaviour.given</c>; the baseline is found by it.</param>
/// <param name="Value">Between 0 and 1.</param>
/// <param name="Cases">Over how many cases.</param>
internal sealed record Score(string Name, double Value, int Cases);

/// <summary>Something `make eval` measures. Notes go to the console; only scores are compared with the baselines.</summary>
internal interface IMeasure
{
    /// <summary>The name of its baseline file.</summary>
    string Name { get; }

    /// <param name="notes">For the tables and the misses a reader wants to see.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Its scores; empty when what it needs (a database) is not there, which is said in the notes.</returns>
    Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation);
}
