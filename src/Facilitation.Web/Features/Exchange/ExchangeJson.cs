using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Facilitation.Web.Features.Exchange;

/// <summary>How a file of exchange is spelt: one spelling for one content, readable by people, accents as they are.</summary>
internal static class ExchangeJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // The file is no page: nothing reads it as HTML.
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
    };

    /// <returns>UTF-8 without byte-order mark, ending with a line break.</returns>
    public static byte[] Write(ExchangeFile file) => [.. JsonSerializer.SerializeToUtf8Bytes(file, Options), (byte)'\n'];

    /// <summary>Reads back a row the database spelt as the file does.</summary>
    public static TRow Row<TRow>(string json) where TRow : ExchangeRow => JsonSerializer.Deserialize<TRow>(json, Options)!;

    /// <summary>Whether two rows say the same; lists and records inside are compared by what they hold.</summary>
    public static bool Same<TRow>(TRow one, TRow other) where TRow : ExchangeRow => JsonSerializer.Serialize(one, Options) == JsonSerializer.Serialize(other, Options);
}
