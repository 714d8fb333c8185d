using System.Text.RegularExpressions;

namespace Facilitation.Domain.Method;

/// <summary>The group a thorn is about, in the forms a sentence needs: « les élèves de 6e », « aux élèves de 6e », « chaque élève de 6e ».</summary>
public sealed partial record Audience
{
    private readonly string _language;
    private readonly string _noun;
    private readonly string _of;
    private readonly string _in;

    private Audience(string language, string noun, string of, string @in, bool adults)
        => (_language, _noun, _of, _in, Adults) = (language, noun, of, @in, adults);

    /// <summary>Teachers, members, parents among themselves: not the pupils of a class.</summary>
    public bool Adults { get; }

    /// <summary>Without article, such as « élèves de 6e ».</summary>
    public string Bare => _language == "en" ? $"{_of}{_noun}s" : $"{_noun}s{_of}";

    /// <summary>Reads the group from what the author gave, else from the text, else from the level.</summary>
    public static Audience Of(string text, EducationLevel? level, string? grade, string? subject, string language)
    {
        var folded = FoldedText.Fold(text);
        return language == "en" ? InEnglish(folded, level, grade) : InFrench(folded, level, grade, subject);
    }

    /// <summary>Fills the slots {les}, {des}, {aux}, {chaque} and {en} of a text.</summary>
    public string Fill(string text)
    {
        var filled = _language == "en"
            ? text.Replace("{les}", Bare, StringComparison.Ordinal).Replace("{chaque}", $"every {_of}{_noun}", StringComparison.Ordinal).Replace("{en}", _in, StringComparison.Ordinal)
            : text.Replace("{les}", $"les {Bare}", StringComparison.Ordinal)
                .Replace("{des}", $"des {Bare}", StringComparison.Ordinal)
                .Replace("{aux}", $"aux {Bare}", StringComparison.Ordinal)
                .Replace("{chaque}", $"chaque {_noun}{_of}", StringComparison.Ordinal)
                .Replace("{en}", _in, StringComparison.Ordinal);
        return Named(filled);
    }

    /// <summary>Gives a wording about pupils in general to this group: the first « les élèves » becomes « les élèves de 6e ».</summary>
    public string Address(string wording)
    {
        if (_language == "en" || Adults)
        {
            return wording;
        }

        var named = Named(wording);
        return _of.Length == 0 || GroupIsNarrowed().IsMatch(named) ? named : FirstGroup().Replace(named, $"$1{_of}", 1);
    }

    /// <summary>« élèves » everywhere, or « étudiants » after the baccalauréat.</summary>
    private string Named(string text) => _language == "fr" && _noun == "étudiant"
        ? text.Replace("élève", "étudiant", StringComparison.Ordinal)
        : text;

    private static Audience InFrench(string folded, EducationLevel? level, string? grade, string? subject)
    {
        var noun = level == EducationLevel.Bts || BtsWord().IsMatch(folded) ? "étudiant" : "élève";
        var named = FrenchGrade(FoldedText.Fold(grade ?? "").Trim()) is { } given ? given : GradeInText().Match(folded) is { Success: true } match ? FrenchGrade(match.Groups["grade"].Value.Trim()) : null;
        var adults = level is null ? AdultsOnly().IsMatch(folded) || (!PupilWord().IsMatch(folded) && (AdultWord().IsMatch(folded) || AdultScene().IsMatch(folded)))
            : level is EducationLevel.CrossLevel ? !PupilWord().IsMatch(folded) || AdultsOnly().IsMatch(folded) : AdultScene().IsMatch(folded) && !OwnPupils().IsMatch(folded);
        adults &= named is null || AdultScene().IsMatch(folded);
        var of = named ?? level switch
        {
            EducationLevel.Nursery => " de maternelle",
            EducationLevel.Elementary => " de l'école élémentaire",
            EducationLevel.LowerSecondary => " de collège",
            EducationLevel.UpperSecondary => " de lycée",
            EducationLevel.VocationalSecondary => " de lycée professionnel",
            EducationLevel.Bts => " de BTS",
            _ => "",
        };
        return new("fr", noun, of, SubjectPhrase(subject), adults);
    }

    private static Audience InEnglish(string folded, EducationLevel? level, string? grade)
    {
        var year = EnglishYear().Match(folded) is { Success: true } match ? Capital(match.Value.TrimEnd('s')) + " " : "";
        if (year.Length == 0 && grade is { Length: > 0 and <= 12 } && FrenchGrade(FoldedText.Fold(grade)) is not null)
        {
            year = grade.Trim() + " ";
        }

        var noun = level is EducationLevel.Bts or EducationLevel.UpperSecondary || folded.Contains("student", StringComparison.Ordinal) ? "student" : "pupil";
        var adults = EnglishAdults().IsMatch(folded) && !EnglishPupils().IsMatch(folded);
        return new("en", noun, year, "", adults);
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>« 2de » is said « de seconde »; what is no grade (« circonscription », « non précisé ») gives nothing.</summary>
    private static string? FrenchGrade(string folded)
    {
        if (folded.Length is 0 or > 30 || !GradeName().IsMatch(folded))
        {
            return null;
        }

        var spoken = folded switch
        {
            "2de" or "2nde" or "2nd" or "seconde" or "secondes" => "seconde",
            "1re" or "1ere" or "premiere" or "premieres" => "première",
            "tle" or "terminale" or "terminales" or "tles" => "terminale",
            "ps" => "petite section",
            "ms" => "moyenne section",
            "gs" => "grande section",
            "sixieme" or "sixiemes" => "6e",
            "cinquieme" or "cinquiemes" => "5e",
            "quatrieme" or "quatriemes" => "4e",
            "troisieme" or "troisiemes" => "3e",
            _ => null,
        };
        if (spoken is not null)
        {
            return $" de {spoken}";
        }

        spoken = OrdinalSuffix().Replace(folded, "$1e");
        spoken = spoken.Replace("2de pro", "seconde professionnelle", StringComparison.Ordinal).Replace("seconde pro", "seconde professionnelle", StringComparison.Ordinal)
            .Replace("1re bac pro", "première professionnelle", StringComparison.Ordinal).Replace("tle bac pro", "terminale professionnelle", StringComparison.Ordinal)
            .Replace("professionnellefessionnelle", "professionnelle", StringComparison.Ordinal);
        spoken = StartsWithTerm(spoken, "tle", "terminale") ?? StartsWithTerm(spoken, "1re", "première") ?? StartsWithTerm(spoken, "2de", "seconde") ?? spoken;
        spoken = Acronym().Replace(spoken, match => match.Value.ToUpperInvariant());
        return $" de {spoken.Replace("1RE annee", "première année", StringComparison.OrdinalIgnoreCase).Replace("2e annee", "deuxième année", StringComparison.Ordinal).Replace("specialite", "spécialité", StringComparison.Ordinal)}";
    }

    private static string? StartsWithTerm(string text, string term, string spoken)
        => text.StartsWith(term + " ", StringComparison.Ordinal) ? spoken + text[term.Length..] : null;

    private static string SubjectPhrase(string? subject)
        => subject is not null && KnownSubject().IsMatch(FoldedText.Fold(subject).Trim()) ? $" en {subject.Trim()}" : "";

    [GeneratedRegex(@"^(?:(?:ps|ms|gs|cp|ce1|ce2|cm1|cm2)(?:[ -](?:ps|ms|gs|cp|ce1|ce2|cm1|cm2))*|[3-6] ?(?:e|eme)s?|2n?de?(?: (?:pro|gt|professionnelle))?|seconde(?:s| pro| professionnelle)?|1(?:re|ere)(?: (?:bac pro|pro|\w{3,6}))?|premieres?(?: (?:pro|bac pro|\w{3,6}))?|tles?(?: (?:bac pro|pro|specialite [\w ]{2,20}|\w{3,6}))?|terminales?(?: (?:pro|bac pro|\w{3,6}))?|cap(?: \w{3,14})?|bts(?: \w{2,5})?(?: (?:1re|2e) annee)?|(?:petite|moyenne|grande) section|(?:sixieme|cinquieme|quatrieme|troisieme)s?|classe unique(?: [\w -]{2,12})?|cycle [1-4]|segpa|ulis|upe2a)$")]
    private static partial Regex GradeName();

    [GeneratedRegex(@"(?<!\w)(?:(?:mes|nos|les|des|en|de|niveau|avec|\w+) )(?<grade>cp|ce1|ce2|cm1|cm2|[3-6] ?(?:e|eme)s?|2n?de|secondes?(?: pro)?|1(?:re|ere)|premieres?|tle(?: pro)?|terminales?|cap|bts|(?:petite|moyenne|grande) section|sixiemes?|cinquiemes?|quatriemes?|troisiemes?)(?!\w)(?! (?:fois|question|heure|partie|seance|page|etape|chose|chance|fille|main|place))")]
    private static partial Regex GradeInText();

    [GeneratedRegex(@"^([3-6]) ?(?:emes?|es|e)$")]
    private static partial Regex OrdinalSuffix();

    [GeneratedRegex(@"(?<!\w)(?:cp|ce1|ce2|cm1|cm2|cap|bts|ndrc|mco|sio|sam|ci|cg|stmg|sti2d|st2s|stl|nsi|ses|svt|ulis|segpa|upe2a|gt)(?!\w)")]
    private static partial Regex Acronym();

    [GeneratedRegex(@"(?<!\w)(?:bts|etudiante?s?)(?!\w)")]
    private static partial Regex BtsWord();

    [GeneratedRegex(@"(?<!\w)(?:eleves?|enfants?|etudiante?s?|classes?|mes [3-6]e|cp|ce1|ce2|cm1|cm2|terminales?|secondes?|lyceens?|collegiens?|gamins?)(?!\w)")]
    private static partial Regex PupilWord();

    // Without a level and without one of these, a thorn is about pupils: most are, even when they name none.
    [GeneratedRegex(@"(?<!\w)(?:collegues?|equipes?|stagiaires?|tuteurs?|tutrices?|format(?:eurs?|rices?|ions?)|reunions?|ateliers|chefs? d'etablissement|principale?|proviseure?|direct(?:eurs?|rices?|ion)|inspect(?:eurs?|rices?)|remplacante?s?|enseignante?s?|profs|professeurs)(?!\w)")]
    private static partial Regex AdultWord();

    [GeneratedRegex(@"(?<!\w)(?:communaute|entre deux ateliers|notre equipe|retours? d'experimentation|les gens|former (?:les|des) (?:enseignants|collegues)|(?:les|mes|nos) (?:enseignants|collegues) (?:de (?:ma|la|mon)|ont|ne)|outils ia)(?!\w)")]
    private static partial Regex AdultsOnly();

    [GeneratedRegex(@"(?<!\w)(?:conseils? de classe|notre equipe|l'equipe (?:pedagogique|educative)|reunions? (?:d'equipe|de rentree|pedagogiques?)|(?:on|equipe) se reunit|communaute|nos ateliers|former les (?:enseignants|collegues|profs)|mon collegue|mes collegues|collegues ne|salle des profs)(?!\w)")]
    private static partial Regex AdultScene();

    [GeneratedRegex(@"(?<!\w)(?:mes eleves|mes [3-6]e|mes (?:cp|ce1|ce2|cm1|cm2|terminales|secondes|premieres|etudiants|petits)|les eleves|leur fait|ils arrivent|deux eleves)(?!\w)")]
    private static partial Regex OwnPupils();

    [GeneratedRegex(@"^(?:mathematiques|maths|francais|lettres|histoire(?:-geographie|-geo)?|geographie|svt|physique(?:-chimie)?|chimie|sciences(?: de l'ingenieur| et technologie)?|technologie(?: culinaire)?|techno|anglais(?: lv[ab12])?|espagnol(?: lv[ab12])?|allemand(?: lv[ab12])?|italien|latin|philosophie|ses|eps|education musicale|musique|arts plastiques|nsi|management|economie(?:-gestion)?|gestion|lecture|ecriture|langage oral|orthographe|grammaire|prospection|lettres-histoire|maths-sciences|enseignement moral et civique|emc)$")]
    private static partial Regex KnownSubject();

    [GeneratedRegex(@"\b((?:les|des|aux|chaque) (?:élèves|élève|étudiants|étudiant)(?: (?:dys|allophones))?)\b(?! (?:d[eu']|en |à besoins|dys|allophones))")]
    private static partial Regex FirstGroup();

    [GeneratedRegex(@"(?:élèves?|étudiants?) (?:de|du|d'|en) (?:\w*\d|CP|CE|CM|BTS|CAP|lycée|collège|maternelle|seconde|première|terminale)|en maternelle")]
    private static partial Regex GroupIsNarrowed();

    [GeneratedRegex(@"(?<!\w)(?:year|grade) \d{1,2}s?(?!\w)")]
    private static partial Regex EnglishYear();

    [GeneratedRegex(@"(?<!\w)(?:teachers|colleagues|staff|members|participants|our team|the team|meetings?)(?!\w)")]
    private static partial Regex EnglishAdults();

    [GeneratedRegex(@"(?<!\w)(?:pupils?|students?|children|kids|class(?:es)?|year \d+)(?!\w)")]
    private static partial Regex EnglishPupils();
}
