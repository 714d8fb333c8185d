using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Facilitation.Agents.Reframing.Guards;

/// <summary>Words as the guards compare them: small letters, no accents, no inflection to speak of.</summary>
internal static partial class Words
{
    private const int StemLength = 5;

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(character is '’' or 'ʼ' ? '\'' : character));
            }
        }

        return folded.ToString();
    }

    /// <summary>Runs of letters and digits, folded, in order.</summary>
    public static IEnumerable<string> Of(string text) => Word().Matches(Fold(text)).Select(match => match.Value);

    /// <summary>The beginnings of the words that carry meaning. A common beginning stands for a common stem: plenty for telling related from unrelated.</summary>
    public static HashSet<string> Stems(string text)
        => [.. Of(text).Where(word => word.Length >= 4 && !Empty.Contains(word)).Select(word => word.Length > StemLength ? word[..StemLength] : word)];

    /// <summary>How many of these stems another text has too, « posé » and « poser » being the same.</summary>
    public static int Shared(HashSet<string> stems, HashSet<string> others)
        => stems.Count(stem => others.Contains(stem) || others.Any(other => other.StartsWith(stem, StringComparison.Ordinal) || stem.StartsWith(other, StringComparison.Ordinal)));

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    // Words so common in any such text that sharing them says nothing; the teacher's world (élève, classe) is part of it.
    private static readonly HashSet<string> Empty = [.. """
        avec sans dans pour plus moins tout toute tous toutes comme mais meme aussi alors donc ainsi leur leurs elle elles nous vous notre votre
        cette celui celle ceux cela ceci quand lorsque comment pourquoi parce etre avoir fait faire font etait sont suis avait ayant peut peuvent
        doit doivent faut entre vers chez sous apres avant pendant depuis encore toujours jamais tres bien trop assez chaque plusieurs certain
        certains certaine certaines autre autres rien personne quelque quelques dont deux trois ici quoi quel quelle quels quelles
        mettre mise mettent rendre aider permettre puis soit sera seront serait fois jour jours semaine semaines mois temps chose choses
        eleve eleves classe classes ecole groupe groupes enseignant enseignants enseignante professeur professeurs
        that this these those with without from into your their they them then than when what where which while would could should have has been
        being will shall about after before during every each some many much more most other others very also just only does doing make made
        pupil pupils student students class classes teacher teachers group groups school time times week weeks month months day days thing things
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
}
