using System.Text.RegularExpressions;
using Facilitation.Domain.Thorns;

namespace Facilitation.Domain.Method;

/// <summary>Takes from a thorn, in its author's own words, whom it is about, where and when.</summary>
internal static partial class CanvasReader
{
    public static ReframingCanvas Read(string text, string? grade, string? subject, bool aimStated, string language)
    {
        var folded = FoldedText.Of(text);
        var french = language != "en";
        var audience = Take(folded, french ? FrenchAudience() : EnglishAudience()) ?? Given(grade);
        var context = Take(folded, french ? FrenchPlace() : EnglishPlace()) ?? Given(subject);
        var moment = Take(folded, french ? FrenchMoment() : EnglishMoment());
        var names = ClarifyingQuestions.Of(language);
        List<string> missing = [];
        AddIf("audience", audience is null);
        AddIf("context", context is null);
        AddIf("moment", moment is null);
        AddIf("change", !aimStated);
        return new(audience, context, moment, missing);

        void AddIf(string field, bool absent)
        {
            if (absent)
            {
                missing.Add(names.MissingName(field));
            }
        }
    }

    private static string? Given(string? field) => string.IsNullOrWhiteSpace(field) || field.Contains("précis", StringComparison.OrdinalIgnoreCase) || field.StartsWith("transvers", StringComparison.OrdinalIgnoreCase) ? null : field.Trim();

    private static string? Take(FoldedText folded, Regex pattern)
        => pattern.Matches(folded.Value)
            .Select(match => TrailingLink().Replace(folded.Original(match.Index, match.Length), "").Trim(' ', ',', ';', ':', '.', '\u00A0', '\u202F'))
            .FirstOrDefault(found => Scene.WordCount(found) >= 2);

    [GeneratedRegex(@"\s+(?:et|mais|puis|and|but)\s*$")]
    private static partial Regex TrailingLink();

    [GeneratedRegex(@"(?<!\w)(?:mes|nos|les|des|ma|notre|une dizaine d'|la moitie des|(?:deux|trois|quatre|cinq|six) |\d+ )\s?(?:petits |jeunes |nouveaux )?(?:eleves|etudiants|enfants|classe(?:s)?|cp|ce1|ce2|cm1|cm2|[3-6]e|secondes|premieres|terminales|cap|bts|familles|parents|collegues|equipe|groupes?|petits parleurs|filles|garcons|internes|allophones|membres|enseignants|tle)(?: (?:de|d'|en) ?(?:cp|ce1|ce2|cm1|cm2|[3-6]e|seconde|premiere|terminale|bts(?: \w{3,4})?|cap(?: \w+)?|petite section|moyenne section|grande section|\w+ pro)| dys| allophones| cuisine| pro)?(?!\w)")]
    private static partial Regex FrenchAudience();

    [GeneratedRegex(@"(?<!\w)(?:(?:au|a la|a l'|en|dans la|dans le|dans l'|pendant l'|pendant la|lors d'|devant un|devant le) ?(?:cdi|maison|permanence|recreation|recre|cour|couloirs?|cantine|internat|gymnase|regroupement|atelier|laboratoire|tp|stage|pfmp|conseil de classe|reunion|accueil|portail|dictee|montage|tableau|oral|ecrit|jury|anglais|espagnol|allemand|maths|mathematiques|francais|histoire-geo|histoire|geographie|svt|musique|sport|eps|techno(?:logie)?|chimie|physique-chimie|lecture|groupe|ilots?|cuisine|lv[12]))(?!\w)")]
    private static partial Regex FrenchPlace();

    [GeneratedRegex(@"(?<!\w)(?:quand|lorsqu(?:e|')|des qu(?:e|')|pendant|durant|au retour|au bout|a la fin|au debut|en debut|en fin|apres|depuis|a chaque|chaque|le (?:lundi|mardi|mercredi|jeudi|vendredi|matin|soir)|en (?:janvier|fevrier|mars|avril|mai|juin|septembre|octobre|novembre|decembre)|entre deux)(?:(?<=')|(?!\w))[^,.;:!?«»]{8,60}?(?=[,.;:!?«»]|$|\s(?:ils|elles|on|je|mes|les autres|il) )")]
    private static partial Regex FrenchMoment();

    [GeneratedRegex(@"(?<!\w)(?:my|our|the|half of my|\d+|two|three|four|five|six) (?:\w+ )?(?:year \d+ )?(?:pupils|students|children|class|classes|colleagues|team|parents|families|members|boys|girls|groups?)(?!\w)")]
    private static partial Regex EnglishAudience();

    [GeneratedRegex(@"(?<!\w)(?:in|at|on|during) (?:the |my |our )?(?:lab|library|playground|corridor|canteen|workshop|gym|group work|home|science|maths?|english|french|history|geography|music|pe|art|meetings?|board|discussions?|break|exams?)(?!\w)")]
    private static partial Regex EnglishPlace();

    [GeneratedRegex(@"(?<!\w)(?:when|whenever|while|during|after|before|as soon as|every|each|on mondays?|on tuesdays?|on fridays?|since|at the (?:start|end|beginning))(?!\w)[^,.;:!?]{0,60}(?=[,.;:!?]|$)")]
    private static partial Regex EnglishMoment();
}
