using System.Globalization;
using Facilitation.Agents.Languages;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Evaluation.Cases;

namespace Facilitation.Evaluation.Measures;

/// <summary>Are the flaws of a thorn found, as codes and as the criteria they call for?</summary>
internal sealed class FlawMeasure(string folder) : IMeasure
{
    public string Name => "flaws";

    public async Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation)
    {
        var languages = new LanguageDetector();
        List<(string Code, bool Expected, bool Found)> codes = [];
        List<(bool Expected, bool Found)> criteria = [];
        var cases = ThornCases.Given(folder);
        foreach (var thorn in cases)
        {
            var scan = PrivacyScanner.Scan(thorn.Text);
            var reading = ThornReader.Read(scan.Masked, thorn.EducationLevel, thorn.Grade, thorn.Subject, [], languages.Of(scan.Masked));
            HashSet<string> found = [.. reading.Flaws];
            foreach (var code in FlawCriteria.All.Keys.Where(code => found.Contains(code) || thorn.Flaws.Contains(code)))
            {
                codes.Add((code, thorn.Flaws.Contains(code), found.Contains(code)));
            }

            HashSet<Criterion> expected = [.. thorn.Flaws.Select(flaw => FlawCriteria.All[flaw])];
            HashSet<Criterion> read = [.. found.Select(flaw => FlawCriteria.All[flaw])];
            criteria.AddRange(expected.Union(read).Select(criterion => (expected.Contains(criterion), read.Contains(criterion))));
        }

        await notes.WriteLineAsync("  flaw                       criterion     found  missed  extra");
        foreach (var group in codes.GroupBy(entry => entry.Code).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            await notes.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {group.Key,-26} {FlawCriteria.All[group.Key],-12} {group.Count(entry => entry is { Expected: true, Found: true }),6} {group.Count(entry => entry is { Expected: true, Found: false }),7} {group.Count(entry => entry is { Expected: false, Found: true }),6}"));
        }

        return
        [
            .. PrecisionAndRecall("flaws.codes", [.. codes.Select(entry => (entry.Expected, entry.Found))], cases.Count),
            .. PrecisionAndRecall("flaws.criteria", criteria, cases.Count),
        ];
    }

    private static IEnumerable<Score> PrecisionAndRecall(string name, List<(bool Expected, bool Found)> entries, int cases)
    {
        var both = entries.Count(entry => entry is { Expected: true, Found: true });
        yield return new($"{name}.precision", (double)both / Math.Max(1, entries.Count(entry => entry.Found)), cases);
        yield return new($"{name}.recall", (double)both / Math.Max(1, entries.Count(entry => entry.Expected)), cases);
    }
}
