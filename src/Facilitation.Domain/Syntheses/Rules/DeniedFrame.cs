using System.Text.RegularExpressions;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>Words that take back what follows: « je ne dirais pas que », « il est faux de dire que », « on m'avait promis que ».</summary>
internal static partial class DeniedFrame
{
    /// <summary>Whether the text before a quote ends with such a frame.</summary>
    public static bool Ends(string before) => Frame().IsMatch(before);

    [GeneratedRegex(@"(?:\b(?:ne|n') ?\w+ (?:pas|plus|guere|nullement)(?: (?:vraiment|dire|affirmer|penser|croire|conclure|du tout|encore|la preuve|sur|certaine?|convaincue?))* (?:que|qu'|de ce que)|\bfaux (?:de dire )?(?:que|qu')|\b(?:on (?:m|nous)'?a(?:vait)?|j'avais|j'esperais|j'attendais|je pensais|je croyais|on esperait|on croyait) ?(?:promis|dit|espere|cru|pense|annonce|vendu)? ?(?:que|qu')|\bloin de (?:penser|croire|dire) (?:que|qu')|\b(?:not|never|n't) (?:think|say|believe|claim|sure|mean)(?: that)?|\b(?:hoped|expected) that) ?$")]
    private static partial Regex Frame();
}
