using System.Globalization;
using System.Text;
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
    public static byte[] Write(ExchangeFile file) => Encoding.UTF8.GetBytes(Readable(JsonSerializer.Serialize(file, Options)) + "\n");

    /// <summary>Reads back a row the database spelt as the file does.</summary>
    public static TRow Row<TRow>(string json) where TRow : ExchangeRow => JsonSerializer.Deserialize<TRow>(json, Options)!;

    /// <summary>Whether two rows say the same; lists and records inside are compared by what they hold.</summary>
    public static bool Same<TRow>(TRow one, TRow other) where TRow : ExchangeRow => JsonSerializer.Serialize(one, Options) == JsonSerializer.Serialize(other, Options);

    // The framework's most relaxed encoder still escapes no-break spaces and emoji, and French has one of the former before every « ? ».
    private static string Readable(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
            }
            else if (json[i + 1] == 'u' && (char)ushort.Parse(json.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is var hidden && IsShown(hidden))
            {
                text.Append(hidden);
                i += 5;
            }
            else
            {
                text.Append(json, i++, 2);
            }
        }

        return text.ToString();
    }

    // Signs nobody sees (line separators, marks of direction, byte-order marks) stay escaped, so that an editor keeps them.
    private static bool IsShown(char sign) => sign >= '\u00A0' && char.GetUnicodeCategory(sign)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
