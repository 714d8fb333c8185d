using System.Text.Json.Serialization;

namespace Facilitation.Domain.Syntheses;

/// <summary>The parts of an experiment report a quote can stand in (METHOD 1.10).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportField>))]
public enum ReportField
{
    [JsonStringEnumMemberName("narrative")] Narrative,
    [JsonStringEnumMemberName("done")] Done,
    [JsonStringEnumMemberName("deviations")] Deviations,
    [JsonStringEnumMemberName("data_collected")] DataCollected,
    [JsonStringEnumMemberName("observations")] Observations,
    [JsonStringEnumMemberName("analysis")] Analysis,
    [JsonStringEnumMemberName("limitations")] Limitations,
    [JsonStringEnumMemberName("favourable")] Favourable,
    [JsonStringEnumMemberName("unfavourable")] Unfavourable,
    [JsonStringEnumMemberName("advice")] Advice,
}

/// <summary>One part of a report, as it is stored.</summary>
public sealed record ReportPassage(ReportField Field, string Text);
