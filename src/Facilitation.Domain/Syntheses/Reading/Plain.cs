using Facilitation.Domain.Privacy;

namespace Facilitation.Domain.Syntheses.Reading;

/// <summary>A text as the lists have it: no accents, lower case, single spaces, masks blanked.</summary>
internal static class Plain
{
    public static string Of(string text)
        => string.Join(' ', MaskNames.Blank(Folding.Lower(text).Replace('\u2014', ',')).Split([' ', FoldedText.MaskMark], StringSplitOptions.RemoveEmptyEntries));
}
