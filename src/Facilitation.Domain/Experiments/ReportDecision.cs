using System.Text.Json.Serialization;

namespace Facilitation.Domain.Experiments;

/// <summary>What the author of a report will do with the action now (décision).</summary>
[JsonConverter(typeof(NamedEnumConverter<ReportDecision>))]
public enum ReportDecision
{
    [JsonStringEnumMemberName("adopt")] Adopt,
    [JsonStringEnumMemberName("adapt")] Adapt,
    [JsonStringEnumMemberName("abandon")] Abandon,
}
