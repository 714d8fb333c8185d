using System.Text;
using Facilitation.Domain.Privacy;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>Finds words of the lists' form again in the text they came from, so that a message shows them as their author wrote them.</summary>
internal static class WrittenWords
{
    /// <returns>The text's own words, whole ones first; <see langword="null"/> when it does not hold them.</returns>
    public static string? Find(string plain, string text)
    {
        var (folded, origins) = Fold(text);
        var first = -1;
        for (var at = plain.Length == 0 ? -1 : folded.IndexOf(plain, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(plain, at + 1, StringComparison.Ordinal))
        {
            first = first < 0 ? at : first;
            if (IsWhole(folded, at, at + plain.Length))
            {
                return Between(at);
            }
        }

        return first < 0 ? null : Between(first);

        string Between(int at) => text[origins[at]..(at + plain.Length < origins.Count ? origins[at + plain.Length] : text.Length)].TrimEnd();
    }

    // As Plain has it, with the place in the text that each character comes from: « œ » is two characters there, an accent of its own none.
    private static (string Folded, List<int> Origins) Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        List<int> origins = [];
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var c in Folding.Fold(text[i]).ToLowerInvariant().Where(c => c != ' ' || (folded.Length > 0 && folded[^1] != ' ')))
            {
                folded.Append(c == '\u2014' ? ',' : c);
                origins.Add(i);
            }
        }

        return (folded.ToString(), origins);
    }

    private static bool IsWhole(string text, int start, int end)
        => !(start > 0 && char.IsLetterOrDigit(text[start - 1]) && char.IsLetterOrDigit(text[start]))
            && !(end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(text[end - 1]));
}
