namespace Facilitation.Domain.Privacy;

/// <summary>Finds the names of persons: listed given names, titles, role words, and names nobody listed by their shape and what stands around them.</summary>
internal sealed class NameFinder
{
    private static readonly HashSet<string> PeopleEndings = ["ien", "ienne", "ais", "aise", "ois", "oise", "ain", "aine", "iste", "rom", "dys", "phone"];

    // « la petite rose », « un bon ami »: in lower case these need the name to be sure.
    private static readonly HashSet<string> Naming = ["nomme", "nommee", "prenomme", "prenommee", "named", "called", "appelle", "appelait"];

    private readonly FoldedText _text;
    private readonly IReadOnlyList<Word> _words;
    private readonly NameContext _context;
    private readonly NameReach _reach;
    private readonly bool _shouted;
    private readonly bool[] _taken;
    private readonly bool[] _persons;
    private readonly List<Finding> _found = [];

    public NameFinder(FoldedText text, IReadOnlyList<(int Start, int End)> classes)
    {
        _text = text;
        _words = text.Words;
        _context = new NameContext(text, classes);
        _taken = new bool[text.Words.Count];
        _persons = new bool[text.Words.Count];
        _shouted = text.Shouted;
        _reach = new NameReach(text, _context, _taken);
    }

    public IReadOnlyList<Finding> Find()
    {
        for (var i = 0; i < _words.Count; i++)
        {
            if (!_taken[i] && !Title(i) && !GivenName(i) && !UnknownName(i))
            {
                Initial(i);
            }
        }

        Repeat();
        return _found;
    }

    private bool Capital(int i) => _words[i].Capital && !_shouted;

    // « Mme Delorme », « M. Ben Salah », « Mr Smith », « mme dupont »; not « Madame la principale », « Maître, on fait quoi ? ».
    private bool Title(int i)
    {
        var word = _words[i];
        var abbreviated = word.Lower == "m" && word.Cased == "M" && i + 1 < _words.Count && _context.Gap(i) is ". " or " " or ".";
        if (i + 1 >= _words.Count || !(abbreviated || Lexicon.Titles.Contains(word.Lower)) || _context.Gap(i) is not (" " or ". " or "."))
        {
            return false;
        }

        var next = _words[i + 1];
        var sureInLower = word.Lower is "mme" or "mr" or "mlle" or "madame" or "monsieur" or "mrs";
        var particle = NameReach.Particles.Contains(next.Lower) && !next.Capital && i + 2 < _words.Count && Capital(i + 2) && _context.Gap(i + 1) is " " or "'";
        var named = particle || Capital(i + 1) && !(abbreviated && _context.Gap(i) is " " && next.Opens)
            || (sureInLower && (_shouted || !next.Capital) && next.Lower.Length > 2 && !PlainAfterTitle(next.Lower));
        if (!named || next.Lower is "x" or "y" or "z" or "xx" or "xxx" || (Lexicon.FunctionWords.Contains(next.Lower) && !NameReach.Particles.Contains(next.Lower)))
        {
            return false;
        }

        var first = i + 1;
        if (!particle && NameReach.Particles.Contains(next.Lower) && !Lexicon.Surnames.Contains(next.Lower) && !(i + 2 < _words.Count && Capital(i + 1) && Capital(i + 2)))
        {
            return false;
        }

        var last = _reach.Last(first);
        if (_context.IsFamous(i, last) || _context.IsFamous(first, last))
        {
            return Take(i, last);
        }

        return Add(RedactionKind.AdultName, first, last, Lexicon.IsGivenName(next.Lower) && first == last ? MaskNames.GivenName : MaskNames.FamilyName);
    }

    private static bool PlainAfterTitle(string lower) =>
        Lexicon.FunctionWords.Contains(lower) || Lexicon.AdultRoles.Contains(lower) || Lexicon.PersonVerbs.Contains(lower)
        || lower.EndsWith("er", StringComparison.Ordinal) && !Lexicon.Surnames.Contains(lower);

    private bool GivenName(int i)
    {
        var word = _words[i];
        var sure = Lexicon.IsGivenName(word.Lower);
        if (!(sure || Lexicon.UncertainGivenNames.Contains(word.Lower)) || (word.AllCapitals && !_shouted && word.Cased.Length < 3))
        {
            return false;
        }

        if (!(sure ? IsSure(i) : IsMeant(i)))
        {
            return false;
        }

        var last = _reach.Last(i);
        if (_context.NamesAThing(i) || _context.IsFamous(i, last) || IsKing(i))
        {
            return Take(i, last);
        }

        var first = i > 0 && !_taken[i - 1] && _context.Gap(i - 1) is " " && IsSurnameBefore(i - 1) ? i - 1 : i;
        return Add(_context.IsAdult(first, last) ? RedactionKind.AdultName : RedactionKind.MinorName, first, last, MaskNames.GivenName);
    }

    private bool IsSure(int i) => _words[i].Lower.Length > 3 || Capital(i) || _shouted || !_words.Any(w => w.Capital && !w.Opens) || IsMeant(i);

    // A name that is also a word is one with a capital inside a sentence, or where a person is spoken of.
    private bool IsMeant(int i)
    {
        var lower = _words[i].Lower;
        var before = _context.Before(i);
        if (_context.ClassFollows(i) || _reach.InitialFollows(i))
        {
            return Capital(i) || before is not ("la" or "le" or "les" or "des" or "une" or "un" or "en");
        }

        if (Capital(i) && !_words[i].Opens)
        {
            return !_words[i].AllCapitals && (!Lexicon.ProperWords.Contains(lower) || IsRole(before) || _context.VerbFollows(i, strict: true))
                && !(Lexicon.Famous.Contains(lower) && before is "lire" or "etudier" or "lisons" or "sur");
        }

        var opens = _words[i].Opens || before is "et" or "que" or "quand" or "car" or "avec" or "and" or "because" || (i > 0 && _context.Gap(i - 1) is ", ");
        return (opens && _context.VerbFollows(i, strict: !Capital(i) || Lexicon.ProperWords.Contains(lower)))
            || (Capital(i) && Together(i))
            || ((_shouted || !_words[i].Capital) && i + 1 < _words.Count && _context.Gap(i) is " " && Lexicon.Surnames.Contains(_words[i + 1].Lower)
                && _words[i + 1].Lower.Length > 3 && !Lexicon.FunctionWords.Contains(_words[i + 1].Lower) && before is not ("la" or "le" or "un" or "une" or "de"))
            || (Capital(i) && i + 1 < _words.Count && _context.Gap(i) is " " && Lexicon.Surnames.Contains(_words[i + 1].Lower) && Capital(i + 1))
            || Naming.Contains(before);
    }

    private bool UnknownName(int i)
    {
        var word = _words[i];
        var before = _context.Before(i);
        if (!Capital(i))
        {
            return Naming.Contains(before) && word.Lower.Length > 2 && !Lexicon.FunctionWords.Contains(word.Lower) && before.StartsWith("pren", StringComparison.Ordinal)
                && Add(RedactionKind.MinorName, i, _reach.Last(i), MaskNames.GivenName);
        }

        if (word.Cased.Length < 3 || word.AllCapitals || Lexicon.FunctionWords.Contains(word.Lower) || Lexicon.ProperWords.Contains(word.Lower)
            || Lexicon.NotPersonWords.Contains(word.Lower) || Lexicon.AdultRoles.Contains(word.Lower) || Lexicon.PupilRoles.Contains(word.Lower) || _context.NamesAThing(i))
        {
            return false;
        }

        var last = _reach.Last(i);
        if (_context.IsFamous(i, last))
        {
            return Take(i, last);
        }

        var infinitive = word.Opens && (word.Lower.EndsWith("er", StringComparison.Ordinal) || word.Lower.EndsWith("ir", StringComparison.Ordinal)
            || word.Lower.EndsWith("re", StringComparison.Ordinal) || word.Lower.EndsWith("ment", StringComparison.Ordinal) || word.Lower.EndsWith("ant", StringComparison.Ordinal));
        var named = (IsRole(before) && !IsPeople(i))
            || Naming.Contains(before)
            || (_context.ClassFollows(last) && !word.Opens)
            || (!infinitive && _context.VerbFollows(last, strict: true) && !_context.TellsAStory(i))
            || (!word.Opens && _context.BelongsToPerson(i))
            || (!word.Opens && _context.StandsAside(i, last))
            || (!word.Opens && before is "quand" or "lorsque" && _context.VerbFollows(last, strict: false))
            || (!word.Opens && last > i && Lexicon.Surnames.Contains(_words[last].Lower))
            || (!infinitive && _reach.InitialFollows(i))
            || _context.IsBorn(last)
            || BesideName(i, last);
        return named && Add(Lexicon.AdultRoles.Contains(before) || _context.IsAdult(i, last) ? RedactionKind.AdultName : RedactionKind.MinorName, i, last, MaskNames.GivenName);
    }

    private static bool IsRole(string before) => Lexicon.PupilRoles.Contains(before) || Lexicon.AdultRoles.Contains(before) || before is "appelle" or "appelait" or "appele" or "appelee";

    // « Marie et Victoire », both also words: two of them side by side are two persons.
    private bool Together(int i) =>
        i + 2 < _words.Count && _words[i + 1].Lower is "et" or "and" && _context.Gap(i) is " " && _context.Gap(i + 1) is " " && Capital(i + 2)
        && (Lexicon.GivenNames.Contains(_words[i + 2].Lower) || Lexicon.UncertainGivenNames.Contains(_words[i + 2].Lower))
        && !Lexicon.ProperWords.Contains(_words[i + 2].Lower) && !_context.IsFamous(i, i + 2);

    // « Wassim et Tya », « Tya et Wassim », « Léa, Tya et Tom ».
    private bool BesideName(int first, int last)
    {
        var behind = first >= 2 && !_words[first].Opens && _words[first - 1].Lower is "et" or "ou" or "and" or "or" && _context.Gap(first - 2) is " " && _persons[first - 2];
        var list = first >= 1 && _context.Gap(first - 1) is ", " && _persons[first - 1];
        var ahead = last + 2 < _words.Count && _words[last + 1].Lower is "et" or "and" && _context.Gap(last) is " " && _context.Gap(last + 1) is " "
            && Capital(last + 2) && Lexicon.GivenNames.Contains(_words[last + 2].Lower) && !_context.IsFamous(last + 2, last + 2);
        if (_words[first].Lower.Contains("-sur-", StringComparison.Ordinal) || _words[first].Lower.Contains("-les-", StringComparison.Ordinal)
            || _words[first].Lower.Contains("-en-", StringComparison.Ordinal) || _words[first].Lower.StartsWith("saint", StringComparison.Ordinal))
        {
            return false; // A town.
        }

        return behind || list || (ahead && !_context.IsFamous(first, last + 2));
    }

    // « un élève Ukrainien », « les élèves Roms », « un enseignant Freinet »: a people or a group, not a name.
    private bool IsPeople(int i) =>
        PeopleEndings.Any(e => _words[i].Lower.EndsWith(e, StringComparison.Ordinal) || _words[i].Lower.EndsWith(e + "s", StringComparison.Ordinal))
            && !(i >= 2 && _words[i - 2].Lower is "l" or "la" or "le" or "petit" or "petite")
        || (i >= 1 && _words[i - 1].Lower.EndsWith('s') && _words[i - 1].Lower is not "fils");

    // « K. M. », « l'élève T. », « Avec T., rien ne marche »; not « vitamine C. », « plan B », « P. 12 ».
    private void Initial(int i)
    {
        var word = _words[i];
        if (word.Cased.Length != 1 || !word.Capital || word.Lower is "x" or "y" or "z" or "i")
        {
            return;
        }

        var before = _context.Before(i);
        var pair = i + 1 < _words.Count && _context.Gap(i) is ". " or "." or ".-" && _words[i + 1].Cased.Length == 1 && _words[i + 1].Capital
            && _context.Gap(i + 1).StartsWith(".") && !(i + 2 < _words.Count && _context.Gap(i + 1) is "." && _words[i + 2].Cased.Length == 1)
            && !(i > 0 && _words[i - 1].Cased.Length == 1 && _context.Gap(i - 1) is ".");
        var role = Lexicon.PupilRoles.Contains(before) || (Lexicon.AdultRoles.Contains(before) && before is not ("chef" or "prof"));
        if (pair && (!Abbreviations.Contains(word.Cased + _words[i + 1].Cased) || role))
        {
            if (i + 2 < _words.Count && _context.Gap(i + 1) is ". " && _words[i + 2].Capital && _words[i + 2].Cased.Length > 1 && _context.IsFamous(i + 2, i + 2))
            {
                Take(i, i + 2);
                return;
            }

            Add(RedactionKind.MinorName, i, i + 1, MaskNames.Initials);
            return;
        }

        var gap = _context.Gap(i);
        var dotted = gap.Length > 0 && gap[0] == '.' && !_shouted && (gap.StartsWith(".,") || (gap is ". " && i + 1 < _words.Count && !_words[i + 1].Capital));
        var aside = i > 0 && _context.Gap(i - 1) is ", " && gap.StartsWith("., ");
        var subject = dotted && !word.Opens && before is "avec" or "de" or "que" or "pour" or "et" or "chez" or "a" or "with" or "for" or "and" or "that";
        var introduced = gap is "., " && i + 1 < _words.Count && (Lexicon.PupilRoles.Contains(_words[i + 1].Lower) || _words[i + 1].Lower is "une" or "un" or "en");
        if (role || aside || subject || introduced || (dotted && word.Opens && _context.VerbFollows(i, strict: false) is false && VerbAfterDot(i)))
        {
            if (!(role && gap.StartsWith("'")) && word.Lower is not "a" || dotted)
            {
                Add(Lexicon.AdultRoles.Contains(before) ? RedactionKind.AdultName : RedactionKind.MinorName, i, i, MaskNames.Initials);
            }
        }
    }

    private bool VerbAfterDot(int i) => i + 1 < _words.Count && (Lexicon.PersonVerbs.Contains(_words[i + 1].Lower) || _words[i + 1].Lower is "ne" or "n" or "se" or "s");
    private static readonly HashSet<string> Abbreviations =
        ["LV", "LP", "AP", "PP", "TP", "TD", "CP", "CE", "CM", "VS", "IA", "OK", "HG", "QI", "ES", "GS", "PS", "MS", "UE", "US", "JO", "BD", "NB", "DS", "DM", "AE", "CC", "AB", "EG", "IE", "UK", "PE", "IT", "TV", "AM", "PM", "AI", "SI", "GT", "EP", "QR"];

    private bool IsSurnameBefore(int i) =>
        !_words[i].Opens && Capital(i) && !Lexicon.FunctionWords.Contains(_words[i].Lower) && !Lexicon.ProperWords.Contains(_words[i].Lower)
        && ((_words[i].AllCapitals && _words[i].Cased.Length > 3) || Lexicon.Surnames.Contains(_words[i].Lower));

    private bool IsKing(int i) =>
        i + 1 < _words.Count && _context.Gap(i) is " " && _words[i + 1].Cased is { Length: > 1 } number && number.All(c => c is 'I' or 'V' or 'X');

    // Somebody once named is that person wherever the name comes back.
    private void Repeat()
    {
        var known = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var person in _found)
        {
            foreach (var word in _words.Where(w => w.Start >= person.Start && w.End <= person.End && w.Lower.Length > 2))
            {
                if (!NameReach.Particles.Contains(word.Lower) && !Lexicon.FunctionWords.Contains(word.Lower))
                {
                    known.TryAdd(word.Cased, person);
                }
            }
        }

        for (var i = 0; i < _words.Count; i++)
        {
            if (!_taken[i] && (_words[i].Capital || _shouted) && known.TryGetValue(_words[i].Cased, out var person) && !_context.NamesAThing(i))
            {
                Add(person.Kind, i, i, person.Mask);
            }
        }
    }

    private bool Take(int first, int last)
    {
        Array.Fill(_taken, true, first, last - first + 1);
        return true;
    }

    private bool Add(RedactionKind kind, int first, int last, string mask)
    {
        Take(first, last);
        Array.Fill(_persons, true, first, last - first + 1);
        var end = _words[last].End;
        // The dot of an initial goes with it unless it also ends the sentence.
        if (_words[last].Cased.Length == 1 && end < _text.Cased.Length && _text.Cased[end] == '.' && !(last + 1 < _words.Count ? _words[last + 1].Capital : true))
        {
            end++;
        }

        _found.Add(new Finding(kind, _words[first].Start, end, mask));
        return true;
    }
}
