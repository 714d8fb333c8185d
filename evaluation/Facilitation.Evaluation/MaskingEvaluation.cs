using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Facilitation.Domain.Privacy;

namespace Facilitation.Evaluation;

/// <summary>How well the scan masks and alerts, by span, over <c>thorns.json</c> and <c>privacy.json</c>.</summary>
internal static class MaskingEvaluation
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Scans every case and prints what was missed, masked for nothing and alerted wrongly.</summary>
    /// <param name="casesFolder">The folder that holds both files.</param>
    /// <returns>Scores between 0 and 1 by name.</returns>
    /// <exception cref="FileNotFoundException">One of the files is not there.</exception>
    public static IReadOnlyDictionary<string, double> Run(string casesFolder)
    {
        var cases = Read(Path.Combine(casesFolder, "thorns.json")).Concat(Read(Path.Combine(casesFolder, "privacy.json"))).ToList();
        var kinds = new SortedDictionary<string, (int Found, int Expected)>(StringComparer.Ordinal);
        int found = 0, expected = 0, right = 0, masked = 0, alarmed = 0, missedAlarms = 0, falseAlarms = 0, quiet = 0;
        foreach (var one in cases)
        {
            var scan = PrivacyScanner.Scan(one.Text);
            var spans = one.Spans();
            foreach (var span in spans)
            {
                var hit = scan.Redactions.Any(r => Overlap(r, span));
                var before = kinds.GetValueOrDefault(span.Type);
                kinds[span.Type] = (before.Found + (hit ? 1 : 0), before.Expected + 1);
                found += hit ? 1 : 0;
                Report(!hit, one, "missed", span.Type, span.Start, span.Length);
            }

            foreach (var redaction in scan.Redactions)
            {
                var hit = spans.Any(s => Overlap(redaction, s));
                right += hit ? 1 : 0;
                Report(!hit, one, "masked for nothing", redaction.Kind.ToString(), redaction.Start, redaction.Length);
            }

            expected += spans.Count;
            masked += scan.Redactions.Count;
            alarmed += one.Danger && scan.Safeguarding ? 1 : 0;
            missedAlarms += one.Danger && !scan.Safeguarding ? 1 : 0;
            falseAlarms += !one.Danger && scan.Safeguarding ? 1 : 0;
            quiet += !one.Danger && !scan.Safeguarding ? 1 : 0;
            Report(one.Danger != scan.Safeguarding, one, one.Danger ? "alarm missed" : "false alarm", "safeguarding", 0, 0);
        }

        Print(kinds, cases.Count, $"alarm given {alarmed}, missed {missedAlarms}, false {falseAlarms}, rightly quiet {quiet}");
        return new Dictionary<string, double>
        {
            ["masking.recall"] = Share(found, expected),
            ["masking.precision"] = Share(right, masked),
            ["safeguarding.recall"] = Share(alarmed, alarmed + missedAlarms),
            ["safeguarding.precision"] = Share(alarmed, alarmed + falseAlarms),
        };
    }

    /// <param name="path">Of a file of thorns or of texts to mask.</param>
    public static IReadOnlyList<Case> Read(string path)
    {
        var file = JsonSerializer.Deserialize<CaseFile>(File.ReadAllText(path), Json);
        return file?.Thorns ?? file?.Cases ?? [];
    }

    private static bool Overlap(Redaction redaction, (string Type, int Start, int Length) span) =>
        redaction.Start < span.Start + span.Length && span.Start < redaction.Start + redaction.Length;

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    private static void Report(bool wrong, Case one, string what, string kind, int start, int length)
    {
        if (wrong)
        {
            Console.WriteLine($"  {one.Id}: {what} ({kind}) {one.Text.Substring(start, length)}");
        }
    }

    private static void Print(SortedDictionary<string, (int Found, int Expected)> kinds, int cases, string alarms)
    {
        Console.WriteLine($"Masking over {cases} cases");
        foreach (var (kind, (found, expected)) in kinds)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind,-18} {found,3} of {expected,3}"));
        }

        Console.WriteLine($"Safeguarding: {alarms}");
    }

    private sealed record CaseFile(IReadOnlyList<Case>? Thorns, IReadOnlyList<Case>? Cases);

    internal sealed record Expected(string Type, string Text);

    /// <summary>A text, the personal data in it, and whether it tells of a child in danger.</summary>
    internal sealed record Case(string Id, string Text, IReadOnlyList<Expected>? PersonalData, bool Safeguarding, string? ExpectedBehavior)
    {
        [JsonIgnore]
        public bool Danger => Safeguarding || ExpectedBehavior == "escalate";

        // A datum written twice is one span: the data name each once.
        public List<(string Type, int Start, int Length)> Spans() =>
            [.. (PersonalData ?? []).Select(e => (e.Type, Start: Text.IndexOf(e.Text, StringComparison.Ordinal), e.Text.Length)).Where(e => e.Start >= 0)];
    }
}
