using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising;

/// <summary>A quote that begins just behind a negation, or leaves one out inside its sentence, says the contrary in the author's own words.</summary>
internal static partial class CutNegation
{
    private const int Before = 24;

    public static bool In(string text, IReadOnlyList<QuoteSpan> spans)
        => Just().IsMatch(text[Math.Max(0, spans[0].Start - Before)..spans[0].Start])
            || spans.Zip(spans.Skip(1)).Any(pair => Word().IsMatch(text[(pair.First.Start + pair.First.Length)..pair.Second.Start]) && !End().IsMatch(text[(pair.First.Start + pair.First.Length)..pair.Second.Start]));

    [GeneratedRegex(@"(?:\b(?:ne|pas|plus|jamais|sans|aucune?|guère|not|never|no|without)\s+|\bn['’])$", RegexOptions.IgnoreCase)]
    private static partial Regex Just();

    [GeneratedRegex(@"\b(?:ne|pas|jamais|sans|aucune?|rien|guère|ni|personne|not|never|nobody|nothing|without)\b|\bn['’]|n['’]t\b", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    // Whole sentences may be left out, whatever they say.
    [GeneratedRegex(@"[.!?…](?:\s|$)|\n")]
    private static partial Regex End();
}
