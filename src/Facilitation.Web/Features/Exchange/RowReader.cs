using System.Globalization;
using System.Text.Json;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Privacy;

namespace Facilitation.Web.Features.Exchange;

/// <summary>Reads one row of a file: its types, lengths and spellings, and how many of its fields nobody asked for. Texts come out tidied and masked.</summary>
/// <remarks>Every refusal is a <see cref="RuleBrokenException"/> whose message names the field, for the person who imports.</remarks>
internal sealed class RowReader
{
    private const int MaxId = 100;

    private readonly JsonElement _row;
    private readonly HashSet<string> _asked = [];
    private readonly RowTexts _texts;

    /// <param name="row">An object of the file.</param>
    /// <param name="textFields">The fields that hold people's words, alone or in lists; they are masked together, as one text.</param>
    /// <exception cref="RuleBrokenException">A text is no text, or the row may not be imported (<see cref="RowTexts"/>).</exception>
    public RowReader(JsonElement row, IReadOnlyList<string> textFields)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw Refusal("form", "ce n'est pas un objet");
        }

        _row = row;
        _texts = RowTexts.Mask(textFields.SelectMany(field => Words(field).Select((text, index) => (Slot(field, index), text))));
    }

    public int MaskedCount => _texts.MaskedCount;

    /// <summary>Fields of the row that were never asked for.</summary>
    public IEnumerable<string> UnknownFields => _row.EnumerateObject().Select(property => property.Name).Where(name => !_asked.Contains(name));

    public static RuleBrokenException Refusal(string code, string reason) => new($"import.{code}", reason);

    public string Id(string field = "id")
        => Single(field) switch
        {
            null => throw Refusal("missing", $"le champ «\u00A0{field}\u00A0» manque"),
            { Length: > MaxId } => throw Refusal("length", $"le champ «\u00A0{field}\u00A0» dépasse {MaxId} caractères"),
            var id when id.Contains('\n', StringComparison.Ordinal) => throw Refusal("form", $"le champ «\u00A0{field}\u00A0» tient sur une ligne"),
            var id => id,
        };

    /// <returns>The words, masked; <see langword="null"/> when there are none.</returns>
    public string? Text(string field, int maxLength) => Ask(field)?.ValueKind switch
    {
        null => null,
        JsonValueKind.String => Limit(field, _texts.At(Slot(field, 0)), maxLength),
        _ => throw Refusal("type", $"le champ «\u00A0{field}\u00A0» doit être un texte"),
    };

    /// <summary>The masks as they stand in the words <see cref="Text"/> gives.</summary>
    public IReadOnlyList<Redaction> Masks(string field) => _texts.MasksAt(Slot(field, 0));

    public string RequireText(string field, int maxLength) => Text(field, maxLength) ?? throw Refusal("missing", $"le champ «\u00A0{field}\u00A0» est vide ou manque");

    /// <returns>The items that hold words, masked; <see langword="null"/> when there are none.</returns>
    public string[]? Texts(string field, int maxItems, int maxLength)
    {
        if (Ask(field) is not { } list)
        {
            return null;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Refusal("type", $"le champ «\u00A0{field}\u00A0» doit être une liste");
        }

        var items = Enumerable.Range(0, list.GetArrayLength()).Select(index => Limit(field, _texts.At(Slot(field, index)), maxLength)).OfType<string>().ToArray();
        return items.Length > maxItems ? throw Refusal("length", $"le champ «\u00A0{field}\u00A0» a {items.Length} éléments, pour {maxItems} au plus") : items.Length == 0 ? null : items;
    }

    /// <summary>A short field that stands by itself, such as a grade or a subject: masked on its own, so that it never completes a name elsewhere.</summary>
    public string? Label(string field, int maxLength)
        => Single(field) is { } words ? Limit(field, RowTexts.Mask([(field, words)]).At(field), maxLength) : null;

    public TEnum? Choice<TEnum>(string field) where TEnum : struct, Enum
        => Single(field) is not { } name ? null
            : WireName.Parse<TEnum>(name) ?? throw Refusal("value", $"le champ «\u00A0{field}\u00A0» attend {string.Join(", ", WireName.All<TEnum>())}");

    public string? Choice(string field, params string[] allowed)
        => Single(field) is not { } name ? null
            : allowed.Contains(name) ? name : throw Refusal("value", $"le champ «\u00A0{field}\u00A0» attend {string.Join(", ", allowed)}");

    /// <returns>Who may see the row; never <see cref="Domain.Communities.Visibility.Private"/>: a private row has nothing to do in a file.</returns>
    public Visibility? Visibility()
        => Choice<Visibility>("visibility") is var visibility && visibility == Domain.Communities.Visibility.Private
            ? throw Refusal("value", "le champ «\u00A0visibility\u00A0» n'admet pas private\u00A0: un texte privé ne s'échange pas")
            : visibility;

    public bool? Flag(string field) => Ask(field)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refusal("type", $"le champ «\u00A0{field}\u00A0» attend true ou false"),
    };

    public int? Count(string field, int max)
        => Ask(field) is not { } value ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0 && count <= max ? count
            : throw Refusal("value", $"le champ «\u00A0{field}\u00A0» attend un nombre entier de 0 à {max}");

    public DateOnly? Date(string field)
        => Single(field) is not { } words ? null
            : DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1900 ? date
            : throw Refusal("value", $"le champ «\u00A0{field}\u00A0» attend une date comme 2025-03-14");

    /// <summary>The object a field holds, to be read in its turn.</summary>
    public JsonElement? Object(string field)
        => Ask(field) is not { } value ? null
            : value.ValueKind == JsonValueKind.Object ? value
            : throw Refusal("type", $"le champ «\u00A0{field}\u00A0» attend un objet");

    private static string Slot(string field, int index) => string.Create(CultureInfo.InvariantCulture, $"{field}/{index}");

    private static string? Limit(string field, string? words, int maxLength)
        => words?.Length > maxLength ? throw Refusal("length", $"le champ «\u00A0{field}\u00A0» a {words.Length} caractères, pour {maxLength} au plus") : words;

    private string? Single(string field) => Ask(field) is { } value ? Tidy(field, value) : null;

    private IEnumerable<string> Words(string field)
    {
        // "a.b" is the field b of the object a.
        var value = _row;
        foreach (var part in field.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(part, out value))
            {
                return [];
            }
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => [],
            JsonValueKind.Array => value.EnumerateArray().Select(item => Tidy(field, item) ?? ""),
            _ => [Tidy(field, value) ?? ""],
        };
    }

    private JsonElement? Ask(string field)
    {
        var value = _row;
        _asked.Add(field.Split('.')[0]);
        foreach (var part in field.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(part, out value))
            {
                return null;
            }
        }

        return value.ValueKind == JsonValueKind.Null ? null : value;
    }

    private static string? Tidy(string field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw Refusal("type", $"le champ «\u00A0{field}\u00A0» doit être un texte");
        }

        try
        {
            return PlainText.Tidy(value.GetString());
        }
        catch (InvalidOperationException)
        {
            throw Refusal("form", $"le champ «\u00A0{field}\u00A0» contient des caractères illisibles");
        }
    }
}
