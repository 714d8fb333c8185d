using System.Text.Json.Serialization;

namespace Facilitation.Domain.Communities;

/// <summary>What the community's memory holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentKind>))]
public enum DocumentKind
{
    [JsonStringEnumMemberName("challenge")] Challenge,
    [JsonStringEnumMemberName("action")] Action,
    [JsonStringEnumMemberName("report")] Report,
    [JsonStringEnumMemberName("synthesis")] Synthesis,
}
