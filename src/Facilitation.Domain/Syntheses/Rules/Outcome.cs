using System.Text.RegularExpressions;
using Facilitation.Domain.Syntheses.Quantities;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>What a text says of how things went: signs with what they are said of, denials taken into account.</summary>
/// <param name="Signs">Well or badly.</param>
/// <param name="Acts">What people do or do not do; neither well nor badly by itself: an act told is marked good, an infinitive is not.</param>
/// <param name="Rises">Something rose, or there is more of it.</param>
/// <param name="Falls">Something fell, or there is less of it.</param>
/// <param name="NoRise">It says that something did not rise.</param>
/// <param name="NoFall">It says that something did not fall.</param>
internal sealed partial record Outcome(IReadOnlyList<Outcome.Said> Signs, IReadOnlyList<Outcome.Said> Acts, bool Rises, bool Falls, bool NoRise, bool NoFall)
{
    /// <param name="Stem">Of the word that says it.</param>
    /// <param name="Good">Well or badly, as it is meant in the end.</param>
    /// <param name="Denied">By « ne … pas », « sans », « moins ».</param>
    internal readonly record struct Said(string Stem, bool Good, bool Denied);

    public bool OnlyGood => Signs.Count > 0 && Signs.All(sign => sign.Good);

    public bool OnlyBad => Signs.Count > 0 && Signs.All(sign => !sign.Good);

    /// <summary>It only says what people do not do.</summary>
    public bool OnlyDenied => Signs.Count == 0 && Acts.Count > 0 && Acts.All(act => act.Denied) && !Rises && !Falls;

    public bool HasGood => Signs.Any(sign => sign.Good);

    public bool HasBad => Signs.Any(sign => !sign.Good);

    private static readonly string[] Evolution = ["good", "up", "down", "more", "fewer", "unchanged"];

    /// <summary>A text without the words that say how things went well, rose or fell.</summary>
    public static string Without(string lower)
    {
        var book = Phrasebook.Of("outcomes");
        return Evolution.Aggregate(lower, (text, section) => book[section].Blank(text));
    }

    /// <summary>It says neither well nor badly, neither more nor less.</summary>
    public bool IsSilent => Signs.Count == 0 && Acts.Count == 0 && !Rises && !Falls && !NoRise && !NoFall;

    /// <summary>What several texts say together.</summary>
    public static Outcome Of(IEnumerable<Outcome> parts)
    {
        var all = parts.ToList();
        return new([.. all.SelectMany(part => part.Signs)], [.. all.SelectMany(part => part.Acts)], all.Exists(part => part.Rises), all.Exists(part => part.Falls), all.Exists(part => part.NoRise), all.Exists(part => part.NoFall));
    }

    public static Outcome Of(string text)
    {
        var book = Phrasebook.Of("outcomes");
        var lower = Aside().Replace(book["neutral"].Blank(text), aside => new string(' ', aside.Length));
        List<Said> signs = [], acts = [];
        var numbers = QuantityReader.Read(lower);
        var pairs = Trend.Pairs(lower, numbers);
        foreach (var number in numbers.Where(number => number.Bound != 0))
        {
            // « moins de dix secondes » bounds a number; nothing falls.
            var from = Math.Max(0, number.Start - 12);
            lower = lower[..from] + Bound().Replace(lower[from..number.Start], bound => new string(' ', bound.Length)) + lower[number.Start..];
        }

        var (rises, falls, noRise, noFall) = (false, false, false, false);
        foreach (Match clause in Clause().Matches(lower))
        {
            var words = clause.Value;
            List<(int Start, int End)> bad = [.. book["bad"].Find(words)];
            List<bool> up = [.. book["up"].Find(words).Select(at => IsDenied(words, at))];
            List<(int Start, int End)> falling = [.. book["down"].Find(words)];
            List<bool> down = [.. falling.Select(at => IsDenied(words, at))];
            // « les oublis diminuent » is good news, « la participation baisse » is not.
            var evolution = pairs.Where(pair => pair.At >= clause.Index && pair.At < clause.Index + clause.Length).Select(pair => pair.Sign).FirstOrDefault();
            var turns = evolution < 0 || (evolution == 0 && IsFalling(lower, clause));
            signs.AddRange(bad.Where(at => !Asked().IsMatch(words[..at.Start])).Select(at => Sign(words, at, good: turns)));
            signs.AddRange(book["good"].Find(words).Where(at => !bad.Exists(other => other.Start < at.End && at.Start < other.End) && !Asked().IsMatch(words[..at.Start])).Select(at => Sign(words, at, good: !falling.Exists(fall => IsBeside(words, at, fall)))));
            signs.AddRange(book["unchanged"].Find(words).Select(_ => new Said("unchanged", false, false)));
            acts.AddRange(book["acts"].Find(words).Select(at => new Said(Stems.OfWord(words[at.Start..at.End]), !Infinitive().IsMatch(words[at.Start..at.End]), IsDenied(words, at))));
            rises |= up.Contains(false) || book["more"].In(words);
            falls |= down.Contains(false) || book["fewer"].In(words);
            noRise |= up.Contains(true);
            noFall |= down.Contains(true);
        }

        return new(signs, acts, rises, falls, noRise, noFall);
    }

    // « Les oublis d'objet, de pièce jointe ou de formule reculent »: the verb may stand behind a list, not behind « mais ».
    private static bool IsFalling(string lower, Match clause)
    {
        var book = Phrasebook.Of("outcomes");
        var part = Part().Matches(lower).First(part => part.Index <= clause.Index && clause.Index < part.Index + part.Length).Value;
        return book["down"].Find(part).Any(at => !IsDenied(part, at)) && !book["up"].Find(part).Any(at => !IsDenied(part, at));
    }

    // « la participation baisse », « baisse de la participation »: one says the other.
    private static bool IsBeside(string words, (int Start, int End) at, (int Start, int End) fall)
        => !IsDenied(words, fall) && (fall.Start >= at.End ? words[at.End..fall.Start].Trim() is "" or "a" or "ont" or "qui" : Whose().IsMatch(words[fall.End..Math.Max(fall.End, at.Start)]));

    private static Said Sign(string text, (int Start, int End) at, bool good)
    {
        var denied = IsDenied(text, at) || Less().IsMatch(text[..at.Start]);
        return new(Stems.OfWord(text[at.Start..at.End].Split(' ')[^1]), good != denied, denied);
    }

    // « ne … pas » stands around its verb; « sans », « aucun », « pas de » before what they deny; « ne … que » denies nothing.
    private static bool IsDenied(string text, (int Start, int End) at)
    {
        var before = text[..at.Start];
        var near = string.Join(' ', before.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(6));
        var behind = string.Join(' ', text[at.End..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3));
        if (Only().IsMatch($"{near} {text[at.Start..at.End]} {behind}"))
        {
            return false;
        }

        return NegationBefore().IsMatch(near) || (Ne().IsMatch(near) && NegationBehind().IsMatch(behind)) || AskedNothing().IsMatch(behind);
    }

    [GeneratedRegex(@"(?:(?! (?:et|mais|puis|alors qu|tandis qu|tout en|and|but|while|whereas)\b)[^,;:.!?()]|(?<=\d),(?=\d))+")]
    private static partial Regex Clause();

    [GeneratedRegex(@"(?:\bmoins|\bpeu|\bless|\blittle)(?: d[e'])? ?(?:bien )?$")]
    private static partial Regex Less();

    [GeneratedRegex(@"\b(?:ne|n') ?(?:(?!(?:pas|plus|jamais|guere)\b)\w+ ){1,3}(?:que|qu')\b")]
    private static partial Regex Only();

    [GeneratedRegex(@"(?:\b(?:pas|jamais|sans(?! quoi)|aucune?|ni|guere|rien|nullement|not|no|never|without|hardly|didn't|doesn't|don't|isn't|wasn't|n't|cannot|nor|(?:ont|a|ai|avons) assez d[e']|marre d[e']|(?:lass|fatigu|refus|renonc|cess|arret|evit|empech)\w* (?:de|d'|a))|\b(?:ne|n') ?(?:\w+ ){1,2}plus)(?: (?!(?:mais|sont|ont|est|etait|etaient|avait|avaient|has|have|are|were|was)\b)[\w'-]+){0,4} ?$")]
    private static partial Regex NegationBefore();

    [GeneratedRegex(@"\b(?:ne\b|n')")]
    private static partial Regex Ne();

    [GeneratedRegex(@"^(?:pas|plus|jamais|guere|rien|aucune?|nullement)\b|^\w+ (?:pas|plus|rien|guere)\b")]
    private static partial Regex NegationBehind();

    [GeneratedRegex(@"\b(?:plus|moins|more|less|fewer)\b[^,;]*$")]
    private static partial Regex Bound();

    [GeneratedRegex(@"\([^)]{0,80}\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\A (?:d'|de la |de l'|de |des |du |la |le |les |l'|leur )\z")]
    private static partial Regex Whose();

    [GeneratedRegex(@"(?:er|ire|dre)$")]
    private static partial Regex Infinitive();

    [GeneratedRegex(@"(?:(?! (?:mais|alors qu|tandis qu|but|while|whereas)\b)(?:[^;:.!?]|(?<=\d)\.(?=\d)))+|.", RegexOptions.Singleline)]
    private static partial Regex Part();

    // « pour dire si ça marche » does not say that it does.
    [GeneratedRegex(@"\b(?:si|whether|if) (?:ca|cela|l'\w+|le \w+|la \w+|les \w+|elle|il|it|the \w+) (?:\w+ )?$|\b(?:pour|afin d[e']) ?(?:mieux )?$")]
    private static partial Regex Asked();

    [GeneratedRegex(@"^(?:a|de) rien\b|^(?:pas|guere)\b")]
    private static partial Regex AskedNothing();
}
