using System.Text.RegularExpressions;

namespace Facilitation.Domain.Privacy;

/// <summary>The words that stand where something was masked.</summary>
internal static partial class MaskNames
{
    public const string GivenName = "[prénom]";
    public const string FamilyName = "[nom]";
    public const string Initials = "[initiales]";
    public const string ClassGroup = "[classe]";
    public const string Health = "[santé]";
    public const string FamilySituation = "[situation familiale]";
    public const string Parent = "[parent]";
    public const string Parents = "[parents]";
    public const string Relative = "[proche]";
    public const string School = "[établissement]";
    public const string SmallGroup = "[groupe]";
    public const string Email = "[courriel]";
    public const string Phone = "[téléphone]";
    public const string Address = "[adresse]";
    public const string Handle = "[pseudo]";
    public const string BirthDate = "[date de naissance]";
    public const string NationalId = "[identifiant]";

    /// <summary>Blanks the masks that a folded text already holds, without moving anything.</summary>
    public static string Blank(string folded) =>
        folded.Contains('[', StringComparison.Ordinal) ? Masks().Replace(folded, mask => new string(FoldedText.MaskMark, mask.Length)) : folded;

    [GeneratedRegex(@"\[(?:prenom|nom|initiales|classe|sante|situation familiale|parents?|proche|etablissement|groupe|courriel|telephone|adresse|pseudo|date de naissance|identifiant)\]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Masks();
}
