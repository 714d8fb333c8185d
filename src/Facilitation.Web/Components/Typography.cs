using System.Text.RegularExpressions;

namespace Facilitation.Web.Components;

/// <summary>French typography for texts of the interface, so that sources can be written with ordinary spaces and straight apostrophes.</summary>
internal static partial class Typography
{
    /// <summary>Narrow no-break space before ? ! ; and no-break space before : … and inside « ». Spaces that were right already stay.</summary>
    public static string French(string text)
    {
        var narrow = BeforeTall().Replace(text, "\u202F$1");
        var wide = BeforeColon().Replace(narrow, "\u00A0$1");
        return AfterOpening().Replace(wide, "«\u00A0").Replace('\'', '’');
    }

    [GeneratedRegex(@"(?<=\S) ([?!;])")]
    private static partial Regex BeforeTall();

    [GeneratedRegex(@"(?<=\S) ([:»…])")]
    private static partial Regex BeforeColon();

    [GeneratedRegex("« ")]
    private static partial Regex AfterOpening();
}
