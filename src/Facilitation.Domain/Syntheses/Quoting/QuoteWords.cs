using System.Text.RegularExpressions;

namespace Facilitation.Domain.Syntheses.Quoting;

/// <summary>A quote as given, in the form it is looked for: its parts around what was left out, without the marks at its edges.</summary>
internal sealed partial record QuoteWords(IReadOnlyList<string> Parts, string Whole)
{
    private const int FewestWords = 4;
    private const int FewestCharacters = 15;

    public static QuoteWords Of(string given)
    {
        var text = QuoteText.Of(given).Value;
        return new([.. LeftOut().Split(text).Select(Bare).Where(part => part.Length > 0)], Bare(text));
    }

    public bool IsEmpty => Whole.Length == 0 || Parts.Count == 0;

    public int Length => Whole.Length;

    /// <summary>Says enough to stand as a source by itself.</summary>
    public bool IsLong => Parts.Sum(Count) >= FewestWords && Parts.Sum(part => part.Length) >= FewestCharacters;

    /// <summary>Each part around an ellipsis is recognisable: two or three scattered words could be put together to say anything.</summary>
    public bool PartsAreLong => Parts.Count == 1 || Parts.All(part => Count(part) >= 3 || (Count(part) == 2 && part.Length >= 12));

    private static int Count(string part) => Word().Count(part);

    private static string Bare(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && !Opens(text[start]))
        {
            start++;
        }

        while (end > start && !Closes(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    private static bool Opens(char c) => char.IsLetterOrDigit(c) || c is '[' || char.IsSurrogate(c);

    private static bool Closes(char c) => char.IsLetterOrDigit(c) || c is ']' or '%' or '€' or '°' || char.IsSurrogate(c);

    [GeneratedRegex(@"\[…\]|\(…\)|…")]
    private static partial Regex LeftOut();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'\-]*")]
    private static partial Regex Word();
}
