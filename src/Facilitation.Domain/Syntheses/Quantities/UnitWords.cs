using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Quantities;

/// <summary>What the words beside a number say it counts.</summary>
internal static partial class UnitWords
{
    /// <summary>Words whose numbers are never another word's: a session is no pupil, a week no session.</summary>
    private static readonly Dictionary<string, string> Strict = Families("""
        jour jours journee journees day days | semaine semaines week weeks | mois month months | an ans annee annees year years | trimestre trimestres semestre semestres periode periodes term terms
        seance seances cours lesson lessons session sessions rituel rituels | devoir devoirs controle controles evaluation evaluations test tests copie copies
        groupe groupes equipe equipes binome binomes ilot ilots group groups team teams pair pairs | classe classes division divisions
        parent parents famille familles | collegue collegues enseignant enseignants professeur professeurs prof profs teacher teachers colleague colleagues
        etablissement etablissements ecole ecoles college colleges lycee lycees school schools | tablette tablettes appareil appareils ordinateur ordinateurs device devices
        mot mots word words | euro euros | point points | question questions | erreur erreurs faute fautes error errors mistake mistakes | chapitre chapitres sequence sequences
        """);

    private static readonly HashSet<string> People = ["eleve", "eleves", "etudiant", "etudiants", "etudiante", "etudiantes", "enfant", "enfants", "apprenti", "apprentis", "apprenant", "apprenants", "jeune", "jeunes",
        "lyceen", "lyceens", "collegien", "collegiens", "fille", "filles", "garcon", "garcons", "participant", "participants", "petit", "petits", "grand", "grands", "pupil", "pupils", "student", "students", "child", "children",
        "learner", "learners", "boy", "boys", "girl", "girls", "lad", "lads", "kid", "kids", "teenagers", "gamin", "gamins", "gosse", "gosses", "tout-petits", "d'entre", "ados", "stagiaire", "stagiaires"];

    private static readonly HashSet<string> Weekdays = [.. "lundi mardi mercredi jeudi vendredi samedi monday tuesday wednesday thursday friday saturday".Split(' ').SelectMany(day => new[] { day, day + "s" }).Select(Stems.OfWord)];

    // Stand between a number and what it counts.
    private static readonly HashSet<string> Between = ["de", "d", "des", "mes", "nos", "ses", "les", "leurs", "bons", "bonnes", "bon", "bonne", "premiers", "premieres", "derniers", "dernieres", "autres", "petites", "grandes",
        "seuls", "seules", "nouveaux", "nouvelles", "vrais", "vraies", "courtes", "longues", "of", "the", "my", "our", "good", "first", "last", "other", "more", "correct", "right"];

    public static string Stem(string noun) => Strict.TryGetValue(noun, out var family) ? family : Stems.OfWord(noun);

    /// <summary>What all words for pupils are one family by.</summary>
    public const string Pupil = "=pupil";

    /// <summary>The family of a word that is counted: pupils, or its stem.</summary>
    public static string Family(string noun) => IsPupil(noun) ? Pupil : Stem(noun);

    public static bool IsStrict(string? stem) => stem is not null && Strict.ContainsValue(stem);

    /// <summary>Weeks, months, sessions: how long something took.</summary>
    public static bool IsCalendar(string? stem) => stem is "=jour" or "=semaine" or "=mois" or "=an" or "=trimestre" or "=seance";

    public static bool IsWeekday(string? stem) => stem is not null && Weekdays.Contains(stem);

    public static bool IsPupil(string word) => People.Contains(word);

    /// <summary>The word that a number counts; <see langword="null"/> when a preposition, a verb or a mark follows at once.</summary>
    public static string? NounAfter(string lower, int end)
    {
        var rest = lower.AsSpan(end);
        foreach (var match in NextWords().EnumerateMatches(rest))
        {
            var words = rest.Slice(match.Index, match.Length).ToString().Split([' ', '\''], StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words)
            {
                if (Between.Contains(word))
                {
                    continue;
                }

                // « vingt-cinq de travail », « 25 of work »: of what was counted before, unless it is people.
                if (words[0] is "of" or "de" && !IsPupil(word) && !Strict.ContainsKey(word))
                {
                    return null;
                }

                return word.Length > 1 && !Never.Contains(word) && !Verb().IsMatch(word) ? word : null;
            }
        }

        return null;
    }

    private static Dictionary<string, string> Families(string list)
        => list.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(group => group.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var words ? words.Select(word => (word, family: "=" + words[0])) : [])
            .ToDictionary(pair => pair.word, pair => pair.family);

    private static readonly HashSet<string> Never = [.. """
        a au aux la le l un une et ou en par pour sur dans avec sans contre mais puis chez entre vers des que qui ont sont etait etaient avait avaient est fait font restent reste seulement environ fois plus moins
        au-dessus maintenant aujourd'hui auparavant avant apres ensuite ne n se s il elle ils elles on nous je jusqu savaient parlent parle lisent ecrivent passent to in on at by for from with and or were was are is had have has than who out per
        la-bas ici desormais voire soit dont quand lorsque lorsqu qu jusqu si deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent d'habitude d'ordinaire
        fait faits faite faites prevu prevue prevus prevues realise realises realisees tenu tenues mene menees done planned
        could can would will did do does said say went came took gave made got left still now only
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    // « 13 tracent un schéma »: thirteen pupils.
    [GeneratedRegex(@"\A(?!(?:argent|accident|incident|talent|client|agent|patient|continent|parent|absent|present)\z)[a-z]{3,}(?<!m)ent\z")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\A(?: (?:[a-z]+'?(?:-[a-z]+)?)){1,4}")]
    private static partial Regex NextWords();
}
