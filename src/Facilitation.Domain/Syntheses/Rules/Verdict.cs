using System.Text.RegularExpressions;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>Sentences that judge the action as a whole: « l'action ne fonctionne pas », « un échec ».</summary>
internal static partial class Verdict
{
    public static bool In(string lower) => Judged().IsMatch(lower);

    [GeneratedRegex(@"\b(?:l'action|le dispositif|le rituel|la methode|l'experimentation|l'essai|la demarche|cela|ca|elle|il|the action|it|the method|this)\b[^.;]{0,40}\b(?:fonctionn\w+|march(?:e|ent|ait)|echou\w+|reuss\w+|(?:in)?efficac\w+|sans effet|aucun effet|pas d'effet|n'a (?:rien|pas) (?:donne|apporte|pris|produit)|ne sert a rien|work(?:s|ed)?|fail(?:s|ed)?|(?:in)?effective)\b|\b(?:echec|sans effet|aucun effet|inefficac\w+|est un succes|no effect)\b")]
    private static partial Regex Judged();
}
