using Facilitation.Domain.Privacy;
using Facilitation.Evaluation.Cases;

namespace Facilitation.Evaluation.Measures;

/// <summary>
/// Of texts that nothing was learnt from: how many that tell of a child in danger give the alarm (<c>alarmed</c>), and how many that only sound
/// like it stay quiet (<c>quiet</c>). The ordinary texts (<c>ordinary</c>) were learnt from: they guard against losing what was reached.
/// </summary>
internal sealed class SafeguardingMeasure(string folder) : IMeasure
{
    public string Name => "safeguarding";

    public async Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation)
    {
        var heldOut = DangerCases.Read(folder).Where(one => one.HeldOut).ToList();
        var ordinary = DangerCases.Ordinary(folder).Where(one => !one.Danger).ToList();
        var alarms = heldOut.Concat(ordinary).ToDictionary(one => one, one => PrivacyScanner.Scan(one.Text).Safeguarding);
        foreach (var one in alarms.Where(one => one.Value != one.Key.Danger).Select(one => one.Key))
        {
            await notes.WriteLineAsync($"    {(one.Danger ? "missed" : "false alarm")} {one.Id} ({one.Kind}): {one.Text}");
        }

        return
        [
            Rate("alarmed", [.. heldOut.Where(one => one.Danger)], one => alarms[one]),
            Rate("quiet", [.. heldOut.Where(one => !one.Danger)], one => !alarms[one]),
            Rate("ordinary", ordinary, one => !alarms[one]),
        ];

        static Score Rate(string name, IReadOnlyList<DangerCase> cases, Func<DangerCase, bool> right) => new($"safeguarding.{name}", cases.Count(right) / (double)cases.Count, cases.Count);
    }
}
