using System.Text.RegularExpressions;

namespace Facilitation.Domain.Method;

/// <summary>Spacing of French as it is shown: U+202F before « ? ! ; », U+00A0 before « : » and inside guillemets.</summary>
public static partial class Typography
{
    public static string French(string text)
    {
        var spaced = BeforeHighMark().Replace(text, "\u202F$1");
        spaced = BeforeColon().Replace(spaced, "\u00A0:");
        spaced = AfterOpening().Replace(spaced, "«\u00A0");
        return BeforeClosing().Replace(spaced, "\u00A0»");
    }

    /// <summary>French spacing for <c>fr</c>, the text as it is for any other language.</summary>
    public static string For(string language, string text) => language == "fr" ? French(text) : text;

    [GeneratedRegex(@"(?<=[\p{L}\p{N}»)\]%""])[ \u00A0\u202F]*([?!;]+)(?=\s|$|[»)\]])")]
    private static partial Regex BeforeHighMark();

    [GeneratedRegex(@"(?<=[\p{L}\p{N}»)\]%])[ \u00A0\u202F]*:(?=\s|$)")]
    private static partial Regex BeforeColon();

    [GeneratedRegex(@"«[ \u00A0\u202F]*")]
    private static partial Regex AfterOpening();

    [GeneratedRegex(@"[ \u00A0\u202F]*»")]
    private static partial Regex BeforeClosing();
}
