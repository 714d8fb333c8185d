using System.Text.Json.Serialization;

namespace Facilitation.Domain.Method;

/// <summary>The level of teaching a text is about (niveau d'enseignement).</summary>
[JsonConverter(typeof(NamedEnumConverter<EducationLevel>))]
public enum EducationLevel
{
    [JsonStringEnumMemberName("maternelle")] Nursery,
    [JsonStringEnumMemberName("elementaire")] Elementary,
    [JsonStringEnumMemberName("college")] LowerSecondary,
    [JsonStringEnumMemberName("lycee-gt")] UpperSecondary,
    [JsonStringEnumMemberName("lycee-pro")] VocationalSecondary,
    [JsonStringEnumMemberName("bts")] Bts,

    /// <summary>No single level: work among adults, or across levels.</summary>
    [JsonStringEnumMemberName("transverse")] CrossLevel,
}
