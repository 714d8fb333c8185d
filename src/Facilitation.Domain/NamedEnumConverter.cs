using System.Text.Json.Serialization;

namespace Facilitation.Domain;

/// <summary>Reads an enumeration by its names alone: a number in its place is refused, for it may name nothing.</summary>
public sealed class NamedEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(namingPolicy: null, allowIntegerValues: false) where TEnum : struct, Enum;
