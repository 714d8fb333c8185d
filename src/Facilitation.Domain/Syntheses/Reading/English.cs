using System.Text.RegularExpressions;

namespace Facilitation.Domain.Syntheses.Reading;

/// <summary>Tells English from French by the words that every sentence needs.</summary>
internal static partial class English
{
    public static bool Is(string lower) => Words().Count(lower) > FrenchWords().Count(lower);

    [GeneratedRegex(@"\b(?:the|of|and|to|with|in|is|are|was|were|that|this|when|than|their|they|for|not|at|by|from|it|has|have|had|did|been|be|before|after|more|less|pupils?|students?|children|who|while|some|most|there|into|without|which)\b")]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:le|la|les|des|du|de|et|un|une|que|qui|dans|pour|est|sont|ne|pas|au|aux|avec|sur|en|ce|se|son|sa|ses|plus|ont|par)\b|\b(?:d|l|qu|n|s|j|c)'")]
    private static partial Regex FrenchWords();
}
