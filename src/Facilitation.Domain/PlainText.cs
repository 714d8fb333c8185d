namespace Facilitation.Domain;

/// <summary>Texts of people are plain text: what cannot be shown or stored is replaced, one unit for one unit, so that offsets stay true.</summary>
public static class PlainText
{
    /// <summary>Replaces control characters (line breaks and tabs stay), bidirectional overrides and broken surrogates.</summary>
    /// <param name="text">As received; <see langword="null"/> counts as empty.</param>
    /// <returns>A text of the same length in UTF-16 units.</returns>
    public static string Clean(string? text) => text is null ? "" : string.Create(text.Length, text, static (clean, raw) =>
    {
        for (var i = 0; i < raw.Length; i++)
        {
            clean[i] = raw[i] switch
            {
                '\n' or '\t' or '\r' => raw[i],
                // Overrides and isolates could make a text read otherwise than it is; marks of direction may stay.
                >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => ' ',
                var c when char.IsControl(c) => ' ',
                var c when char.IsHighSurrogate(c) && (i + 1 == raw.Length || !char.IsLowSurrogate(raw[i + 1])) => '\uFFFD',
                var c when char.IsLowSurrogate(c) && (i == 0 || !char.IsHighSurrogate(raw[i - 1])) => '\uFFFD',
                var c => c,
            };
        }
    });

    /// <summary>The same, without space around it and with one kind of line break, for a text that is stored without offsets.</summary>
    /// <returns><see langword="null"/> when nothing remains.</returns>
    public static string? Tidy(string? text)
        => Clean(text).ReplaceLineEndings("\n").Trim() is { Length: > 0 } words ? words : null;

    /// <summary>Tidies a text that must be there.</summary>
    /// <exception cref="RuleBrokenException"><c>{field}.missing</c> or <c>{field}.length</c>.</exception>
    public static string Require(string? text, string field, string label, int maxLength)
        => Limit(text, field, label, maxLength) ?? throw new RuleBrokenException($"{field}.missing", $"{label}\u00A0: ce champ est vide. Écrivez au moins quelques mots.", field);

    /// <summary>Tidies a text that may be absent.</summary>
    /// <exception cref="RuleBrokenException"><c>{field}.length</c>.</exception>
    public static string? Limit(string? text, string field, string label, int maxLength)
        => Tidy(text) is var words && words?.Length > maxLength
            ? throw new RuleBrokenException($"{field}.length", $"{label}\u00A0: {words.Length} caractères, pour {maxLength} au plus. Rien n'a été perdu\u00A0: raccourcissez, puis envoyez de nouveau.", field)
            : words;
}
