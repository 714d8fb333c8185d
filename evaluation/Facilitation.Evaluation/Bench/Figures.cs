using System.Globalization;
using System.Text.Json;

namespace Facilitation.Evaluation.Bench;

/// <summary>The figures of one run, as they are printed and kept.</summary>
internal sealed class Figures
{
    private readonly List<Figure> _all = [];

    /// <param name="name">What was measured.</param>
    /// <param name="value">How much.</param>
    /// <param name="unit">Of what.</param>
    /// <param name="most">The budget where less is better; <see langword="null"/> when there is none.</param>
    /// <param name="least">The budget where more is better; <see langword="null"/> when there is none.</param>
    public void Add(string name, double value, string unit, double? most = null, double? least = null)
    {
        var figure = new Figure(name, Math.Round(value, 4), unit, most, least, (most is null || value <= most) && (least is null || value >= least));
        _all.Add(figure);
        var budget = most is { } top ? $"at most {Show(top)}" : least is { } bottom ? $"at least {Show(bottom)}" : "";
        Console.WriteLine($"  {name,-68} {Show(value),10} {unit,-5} {budget,-16} {(most is null && least is null ? "" : figure.Reached ? "reached" : "NOT REACHED")}");
    }

    /// <summary>Adds the 50th and the 95th percentile of durations in milliseconds; the budget is the latter's.</summary>
    public double AddTimes(string name, IReadOnlyList<double> milliseconds, double? most = null)
    {
        Add($"{name}, p50", Percentile(milliseconds, 0.5), "ms");
        var p95 = Percentile(milliseconds, 0.95);
        Add($"{name}, p95", p95, "ms", most);
        return p95;
    }

    public static double Percentile(IReadOnlyList<double> values, double share)
        => values.Count == 0 ? double.NaN : values.Order().ElementAt(Math.Min(values.Count - 1, (int)Math.Ceiling(share * values.Count) - 1));

    /// <returns>The file they were written to.</returns>
    public string Write(string folder, DateTimeOffset moment, object circumstances)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{moment.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { moment, circumstances, figures = _all }, Indented));
        return file;
    }

    public int Missed => _all.Count(figure => !figure.Reached);

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static string Show(double value) => value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.###", CultureInfo.InvariantCulture);

    private sealed record Figure(string Name, double Value, string Unit, double? Most, double? Least, bool Reached);
}
