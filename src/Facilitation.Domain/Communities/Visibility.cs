using System.Text.Json.Serialization;

namespace Facilitation.Domain.Communities;

/// <summary>Who may see a text; each value includes those before it. Enforced in every query that reads shared rows.</summary>
[JsonConverter(typeof(NamedEnumConverter<Visibility>))]
public enum Visibility
{
    /// <summary>Its author only.</summary>
    [JsonStringEnumMemberName("private")] Private,

    /// <summary>The members of its community.</summary>
    [JsonStringEnumMemberName("community")] Community,

    /// <summary>The members of all communities of this installation.</summary>
    [JsonStringEnumMemberName("network")] Network,

    /// <summary>Everybody, where the host switched anonymous reading on.</summary>
    [JsonStringEnumMemberName("public")] Public,
}
