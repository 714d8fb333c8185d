using System.Text.Json;

namespace Facilitation.Evaluation.Measures;

/// <summary>Masking and safeguarding, by span, as `make eval` compares them.</summary>
internal sealed class MaskingMeasure(string folder) : IMeasure
{
    public string Name => "masking";

    public Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation)
    {
        var cases = Path.Combine(folder, "cases");
        var count = Count(Path.Combine(cases, "thorns.json"), "thorns") + Count(Path.Combine(cases, "privacy.json"), null);
        return Task.FromResult<IReadOnlyList<Score>>([.. MaskingEvaluation.Run(cases).Select(score => new Score(score.Key, score.Value, count))]);
    }

    private static int Count(string path, string? property)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        var root = file.RootElement;
        return root.ValueKind == JsonValueKind.Array ? root.GetArrayLength()
            : (property is not null ? root.GetProperty(property) : root.EnumerateObject().First(member => member.Value.ValueKind == JsonValueKind.Array).Value).GetArrayLength();
    }
}
