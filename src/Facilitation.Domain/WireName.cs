using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Facilitation.Domain;

/// <summary>The one spelling of an enumeration outside the program (JSON, SQL, import files), taken from <see cref="JsonStringEnumMemberNameAttribute"/>.</summary>
public static class WireName
{
    /// <returns>The name in files, requests and tables, such as <c>lycee-gt</c>.</returns>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Names<TEnum>.ByValue[value];

    /// <returns>The value, or <see langword="null"/> when nothing is spelt so.</returns>
    public static TEnum? Parse<TEnum>(string? name) where TEnum : struct, Enum
        => name is not null && Names<TEnum>.ByName.TryGetValue(name, out var value) ? value : null;

    /// <returns>Every spelling, in the order of declaration.</returns>
    public static IReadOnlyList<string> All<TEnum>() where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(Of)];

    private static class Names<TEnum> where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> ByValue = Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, Spelling);
        public static readonly FrozenDictionary<string, TEnum> ByName = ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

        private static string Spelling(TEnum value)
            => typeof(TEnum).GetField(value.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? value.ToString();
    }
}
