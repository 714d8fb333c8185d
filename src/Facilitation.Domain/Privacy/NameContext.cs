namespace Facilitation.Domain.Privacy;

/// <summary>What stands around a word and tells whether it names somebody near the author.</summary>
internal sealed class NameContext(FoldedText text, IReadOnlyList<(int Start, int End)> classes)
{
    // What somebody can have written or own: « le texte de Kylian » is a pupil's, « le théorème de Thalès » is not.
    private static readonly HashSet<string> Ownable =
        ["texte", "livre", "journal", "poeme", "rapport", "maison", "plan", "place", "conte", "extrait", "album", "chanson", "suite", "film", "ecole", "college",
         "lycee", "nouvelle", "machine", "methode", "gateau", "fete", "dispositif", "departement", "personnage", "scene", "role", "texte", "book", "poem", "school", "centre",
         "salle", "programme", "application", "page"];

    private static readonly HashSet<string> Links = ["de", "du", "des", "d", "la", "le", "l", "les", "par", "of", "the", "by", "saint"];

    private static readonly HashSet<string> Clitics = ["ne", "n", "se", "s", "me", "m", "lui", "nous", "leur", "te", "t", "vous", "y", "en", "le", "la", "l", "les"];

    // Tools and ideas do these too; they prove nothing about an unknown word.
    private static readonly HashSet<string> WeakVerbs =
        ["est", "a", "avait", "etait", "sera", "aura", "fut", "peut", "veut", "fait", "devient", "demande", "prend", "semble", "va", "aide", "gene", "impose", "organise",
         "gere", "remplace", "commence", "continue", "manque", "part", "sort", "vient", "revient", "passe", "met", "donne", "propose", "permet", "finit", "reste", "doit",
         "marche", "bloque", "bouge", "echoue", "progresse", "rend", "leve", "mene", "suit", "compte", "calcule", "repond", "lit", "ecrit", "parle", "dit", "montre",
         "explique", "casse", "copie", "participe", "attend", "parait", "faisait", "is", "was", "has", "had", "does", "did", "will", "would", "can", "needs", "works",
         "tombe", "voit", "sait", "croit", "court", "ira", "perd", "fatigue", "vit", "termine", "accepte", "agace", "enerve", "derange", "perturbe", "provoque", "cannot", "makes",
         "writes", "gets", "goes", "comes", "keeps", "never", "always", "says", "wants", "reads", "stays"];

    private static readonly HashSet<string> Personal =
        ["comportement", "attitude", "cas", "cahier", "copie", "parents", "mere", "pere", "maman", "papa", "frere", "soeur", "famille", "colere", "coleres", "crises", "retards",
         "absences", "absence", "carnet", "dossier", "progres", "bulletin", "insolence", "camarades", "copains", "copines", "aesh", "avs", "cartable", "bavardages", "exclusion",
         "orientation", "scolarite", "inclusion", "travail", "arrivee", "depart", "cote", "violence", "silence"];

    private static readonly HashSet<string> Stories =
        ["roman", "romans", "piece", "tragedie", "comedie", "film", "personnage", "personnages", "heros", "heroine", "conte", "nouvelle", "album", "auteur", "extrait", "novel", "play", "character"];

    private IReadOnlyList<Word> Words => text.Words;

    public bool TouchesPrevious(int i) => i > 0 && Gap(i - 1) is " " or "'" or "-" or ". ";

    /// <summary>What stands between a word and the next.</summary>
    public ReadOnlySpan<char> Gap(int i) =>
        i + 1 < Words.Count ? text.Cased.AsSpan(Words[i].End, Words[i + 1].Start - Words[i].End) : text.Cased.AsSpan(Words[i].End);

    /// <summary>« lycée », « théorème de », « saint » stand before it.</summary>
    public bool NamesAThing(int i)
    {
        var linked = false;
        for (var j = i - 1; j >= 0 && j >= i - 3; j--)
        {
            if (Gap(j) is not (" " or "'" or "-" or " \"" or "\""))
            {
                return false;
            }

            var lower = Words[j].Lower;
            if (Lexicon.NotPersonWords.Contains(lower))
            {
                return !(linked && Ownable.Contains(lower));
            }

            if (!Links.Contains(lower))
            {
                return false;
            }

            linked |= lower is "de" or "d" or "du" or "of" or "par" or "by";
        }

        return false;
    }

    /// <summary>The words from first to last are, or belong to, the name of an author, a character or a work.</summary>
    public bool IsFamous(int first, int last)
    {
        for (var from = Math.Max(0, first - 3); from <= first; from++)
        {
            for (var to = Math.Max(first, from); to < Words.Count && to <= first + 4; to++)
            {
                if ((from < first || to > from || !Lexicon.IsGivenName(Words[from].Lower)) && Known(from, to))
                {
                    return true;
                }
            }
        }

        return last > first && Words[last].Lower is var name && Lexicon.Famous.Contains(Lexicon.Joined(name)) && !Lexicon.Surnames.Contains(name);
    }

    /// <summary>A class, an age or « élève de » follows.</summary>
    public bool ClassFollows(int i)
    {
        var at = Words[i].End;
        if (classes.Any(c => c.Start >= at && c.Start - at <= 14 && Between(at, c.Start)))
        {
            return true;
        }

        var rest = text.Lower.AsSpan(at).TrimStart(" ,(");
        var digits = 0;
        while (digits < rest.Length && digits < 3 && char.IsAsciiDigit(rest[digits]))
        {
            digits++;
        }

        return digits is 1 or 2 && rest.Length != text.Lower.Length - at && (rest[digits..].StartsWith(" ans") || rest[digits..].StartsWith(" years old"));
    }

    /// <summary>« Zéphyrin, né le 3 mai »</summary>
    public bool IsBorn(int last) => last + 2 < Words.Count && Gap(last) is ", " or " (" && Words[last + 1].Lower is "ne" or "nee" or "born" && Words[last + 2].Lower is "le" or "en" or "on" or "in";

    /// <summary>A verb that opens on a person follows: « refuse », « ne veut pas », « s'endort ».</summary>
    public bool VerbFollows(int i, bool strict)
    {
        var j = i + 1;
        for (var skipped = 0; j < Words.Count && skipped < 3; skipped++, j++)
        {
            if (Gap(j - 1) is not (" " or "'"))
            {
                return false;
            }

            var lower = Words[j].Lower;
            if (Lexicon.PersonVerbs.Contains(lower) && !(strict && skipped == 0 && WeakVerbs.Contains(lower)))
            {
                return !(strict && WeakVerbs.Contains(lower) && Words[j - 1].Lower is not ("m" or "me" or "lui" or "nous"));
            }

            if (!Clitics.Contains(lower))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Is an adult's role beside the name: « ma collègue de maths, Julie », « Sandrine, notre AESH »?</summary>
    public bool IsAdult(int first, int last)
    {
        for (var j = first - 1; j >= 0 && j >= first - 5 && !Words[j + 1].Opens; j--)
        {
            if (Lexicon.PupilRoles.Contains(Words[j].Lower))
            {
                break;
            }

            if (Lexicon.AdultRoles.Contains(Words[j].Lower))
            {
                return true;
            }
        }

        return last + 1 < Words.Count && Gap(last) is ", " or " (" or ", (" && Enumerable.Range(last + 1, 3).TakeWhile(j => j < Words.Count && !Words[j].Opens)
            .Any(j => Lexicon.AdultRoles.Contains(Words[j].Lower));
    }

    /// <summary>« le comportement de », « les parents d' » stand before it.</summary>
    public bool BelongsToPerson(int i) =>
        i >= 2 && Words[i - 1].Lower is "de" or "d" && Gap(i - 1) is " " or "'" && Gap(i - 2) is " " && Personal.Contains(Words[i - 2].Lower) && !TellsAStory(i);

    /// <summary>« Un élève arrivé en janvier, Oleksandr, … »: set apart by commas behind somebody's role.</summary>
    public bool StandsAside(int first, int last)
    {
        if (first == 0 || Gap(first - 1) is not ", " || !(Gap(last).StartsWith(",") || Gap(last).StartsWith(".")))
        {
            return false;
        }

        for (var j = first - 1; j >= 0 && j >= first - 9 && !Words[j + 1].Opens; j--)
        {
            if (Words[j].Lower is "eleve" or "enfant" or "garcon" or "fille" or "collegue" or "camarade" or "pupil" or "student" or "colleague" or "fils" or "directrice" or "directeur" or "aesh" or "stagiaire")
            {
                return !TellsAStory(first);
            }
        }

        return false;
    }

    /// <summary>A work or an author is spoken of in the same sentence.</summary>
    public bool TellsAStory(int i)
    {
        var sentence = text.Sentences[text.SentenceAt(Words[i].Start)];
        var from = i;
        while (from > 0 && i - from < 60 && Words[from - 1].Start >= sentence.Start)
        {
            from--;
        }

        for (var j = from; j < Words.Count && j < i + 60 && Words[j].End <= sentence.End; j++)
        {
            if ((Stories.Contains(Words[j].Lower) || (Words[j].Capital && j != i && Lexicon.Famous.Contains(Lexicon.Joined(Words[j].Lower)) && !Lexicon.Surnames.Contains(Words[j].Lower))))
            {
                return true;
            }
        }

        return false;
    }

    public string Before(int i) => i > 0 && Gap(i - 1) is " " or " \"" or "'" ? Words[i - 1].Lower : "";

    private bool Between(int from, int to)
    {
        var between = text.Lower[from..to].Trim(' ', ',', '(', '-', '\u2014');
        return between is "" or "en" or "de" or "de la" or "in" or "est en" or "eleve de" or "eleve en" or "du" or "from" or "of" or "d'" or "(en" or "of class" or "en classe de";
    }

    private bool Known(int from, int to)
    {
        var phrase = text.Lower[Words[from].Start..Words[to].End];
        return phrase.Length < 60 && Lexicon.Famous.Contains(Lexicon.Joined(phrase));
    }
}
