using System.Text.Json;

namespace Facilitation.Evaluation;

/// <summary>The scores a change may not fall below, one file a measure, kept with the code.</summary>
internal sealed class Baselines(string folder)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="Value">The score when the baseline was taken.</param>
    /// <param name="Spread">How far below it a score may fall without being called worse.</param>
    /// <param name="Cases">Over how many cases.</param>
    internal sealed record Baseline(double Value, double Spread, int Cases);

    public IReadOnlyDictionary<string, Baseline> Read(string measure)
        => File.Exists(PathOf(measure))
            ? JsonSerializer.Deserialize<Dictionary<string, Baseline>>(File.ReadAllText(PathOf(measure)), Options) ?? []
            : new Dictionary<string, Baseline>();

    /// <summary>Keeps these scores as the new baseline. The spread is what one or two cases weigh, unless the file already says otherwise.</summary>
    public void Write(string measure, IReadOnlyList<Score> scores)
    {
        var before = Read(measure);
        var kept = scores.ToDictionary(score => score.Name, score => new Baseline(
            Math.Round(score.Value, 4),
            before.TryGetValue(score.Name, out var old) ? old.Spread : Math.Round(Math.Min(0.05, 1.0 / Math.Max(1, score.Cases)), 4),
            score.Cases));
        Directory.CreateDirectory(folder);
        File.WriteAllText(PathOf(measure), JsonSerializer.Serialize(kept, Options) + "\n");
    }

    private string PathOf(string measure) => Path.Combine(folder, $"{measure}.json");
}
