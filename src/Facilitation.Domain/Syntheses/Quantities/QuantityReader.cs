using System.Text.RegularExpressions;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Quantities;

/// <summary>The numbers of a text with what they count, in figures or in words, French or English.</summary>
internal static partial class QuantityReader
{
    /// <param name="lower">As <see cref="Plain"/> makes it.</param>
    /// <returns>In the order of the text.</returns>
    public static IReadOnlyList<Quantity> Read(string lower)
    {
        var text = Spoken(lower);
        var stated = NumberReader.Read(text).OrderBy(number => number.Start).ToList();
        List<Quantity> found = [.. Ranks(text), .. Multiples(text), .. OnesIn(text)];
        for (var i = 0; i < stated.Count; i++)
        {
            if (found.Exists(other => other.Start < stated[i].End && stated[i].Start < other.End) || IsGrade(text, stated[i]) || IsManner(text, stated[i]))
            {
                continue;
            }

            found.Add(One(text, stated, i));
        }

        return WithSharedUnits(text, WithBases(text, JoinTimes(text, [.. found.OrderBy(quantity => quantity.Start)])));
    }

    // « une minute vingt », « un quart d'heure », « une demi-heure »: figures are put for words that are numbers here only. Nothing moves.
    private static string Spoken(string lower)
    {
        // « half-term », « mi-temps » and « les deux tiers-temps » count nothing.
        var text = NoHalf().Replace(lower, match => new string('_', match.Length));
        text = OneTime().Replace(text, match => "1".PadLeft(match.Groups["one"].Length) + match.Value[match.Groups["one"].Length..]);
        text = QuarterHours().Replace(text, match => (match.Groups["three"].Success ? "45 min" : "15 min").PadLeft(match.Length));
        text = HalfHour().Replace(text, match => "30 min".PadLeft(match.Length));
        return AndHalf().Replace(text, match => $"{match.Groups["unit"].Value} 30".PadRight(match.Length)[..match.Length]);
    }

    private static Quantity One(string text, List<NumberReader.Stated> stated, int i)
    {
        var (value, start, end) = stated[i];
        var bound = Above().IsMatch(text[..start]) ? 1 : Below().IsMatch(text[..start]) ? -1 : 0;
        var after = text[end..];
        if (value is > 0 and < 1 && FractionWord().IsMatch(text[start..end]))
        {
            return new(value, Unit.Share, null, null, bound, start, end) { Of = NounOf(text, end) };
        }

        if (PercentSign().Match(after) is { Success: true } percent)
        {
            return new(value, Unit.Percent, null, null, bound, start, end + percent.Length) { Of = NounOf(text, end + percent.Length) };
        }

        if (SecondForm().IsMatch(after))
        {
            return new(value, Unit.Pupils, null, null, bound, start, end);
        }

        if (TimeWord().Match(after) is { Success: true } time && (time.Length > 2 || char.IsAsciiDigit(text[end - 1])))
        {
            var factor = time.Groups["h"].Success ? 3600 : time.Groups["m"].Success ? 60 : 1;
            return new(value * factor, Unit.Time, null, null, bound, start, end + time.Length) { Raw = value };
        }

        if (UnitWords.NounAfter(text, end) is { } noun)
        {
            // « over seven weeks » is how long, no bound.
            bound = UnitWords.IsCalendar(UnitWords.Stem(noun)) && text[..start].EndsWith("over ", StringComparison.Ordinal) ? 0 : bound;
            return UnitWords.IsPupil(noun) ? new(value, Unit.Pupils, null, null, bound, start, end)
                : noun.StartsWith("point", StringComparison.Ordinal) ? new(value, Unit.Points, null, null, bound, start, end)
                : new(value, Unit.Things, UnitWords.Stem(noun), null, bound, start, end);
        }

        // « une classe de 27 », « à 34 », « un effectif de vingt »: so many pupils.
        return new(value, ClassOf().IsMatch(text[..start]) ? Unit.Pupils : Unit.None, null, null, bound, start, end);
    }

    private static List<Quantity> JoinTimes(string text, List<Quantity> found)
    {
        for (var i = 0; i + 1 < found.Count; i++)
        {
            var (large, small) = (found[i], found[i + 1]);
            if (large.Unit is Unit.Time && large.Value >= 60 && text[large.End..small.Start].Trim() is "" or "et" or "and"
                && (small.Unit is Unit.Time && small.Value < large.Value || (small.Unit is Unit.None or Unit.Things && small.Value < 60 && !UnitWords.IsStrict(small.Noun))))
            {
                var more = small.Unit is Unit.Time ? small.Value : small.Value * (large.Value >= 3600 ? 60 : 1);
                found[i] = large with { Value = large.Value + more, End = small.End, Raw = large.Value + more };
                found.RemoveAt(i + 1);
            }
        }

        return found;
    }

    // « quatre sur cinq », « 14 élèves sur 19 », « sur dix-neuf, quatorze », « de 6 à 8 bonnes réponses sur 10 », « 4/20 ».
    private static List<Quantity> WithBases(string text, List<Quantity> found)
    {
        for (var i = 0; i + 1 < found.Count; i++)
        {
            var between = text[found[i].End..found[i + 1].Start];
            // « onze fois sur six séances » is no part of six.
            if (OutOf().IsMatch(between) && found[i].Unit is not (Unit.Time or Unit.Percent or Unit.Rank) && found[i].Value <= found[i + 1].Value)
            {
                var whole = found[i + 1];
                if (found[i].Unit is Unit.Pupils or Unit.Things && whole.Unit is Unit.None or Unit.Things)
                {
                    found[i + 1] = whole with { Unit = found[i].Unit, Noun = found[i].Noun };
                }

                found[i + 1] = found[i + 1] with { IsWhole = true };

                found[i] = found[i] with { Base = whole.Value, Unit = found[i].Unit is Unit.None ? whole.Unit is Unit.Time ? Unit.None : whole.Unit : found[i].Unit, Noun = found[i].Noun ?? whole.Noun };
                if (i > 0 && Pair().IsMatch(text[found[i - 1].End..found[i].Start]))
                {
                    found[i - 1] = found[i - 1] with { Base = whole.Value, Unit = found[i - 1].Unit is Unit.None ? found[i].Unit : found[i - 1].Unit, Noun = found[i - 1].Noun ?? found[i].Noun };
                }
            }
            else if (between.Trim() is "," && Outof().IsMatch(text[..found[i].Start]))
            {
                found[i + 1] = found[i + 1] with { Base = found[i].Value };
            }
        }

        return found;
    }

    // « de onze à sept minutes », « de 52 à 71 % »: the unit is said once for both.
    private static List<Quantity> WithSharedUnits(string text, List<Quantity> found)
    {
        // « d'une minute à quatre »: four minutes.
        for (var i = 1; i < found.Count; i++)
        {
            if (found[i].Unit is Unit.None && found[i - 1] is { Unit: Unit.Time, Raw: not 0 } time && Onward().IsMatch(text[time.End..found[i].Start]))
            {
                found[i] = found[i] with { Unit = Unit.Time, Value = found[i].Value * time.Value / time.Raw, Raw = found[i].Value };
            }
        }

        for (var i = found.Count - 2; i >= 0; i--)
        {
            if (found[i].Unit is Unit.None && found[i + 1].Unit is not (Unit.None or Unit.Rank) && Pair().IsMatch(text[found[i].End..found[i + 1].Start]))
            {
                var next = found[i + 1];
                var factor = next.Unit is Unit.Time && next.Raw != 0 && next.Raw != next.Value ? next.Value / next.Raw : 1;
                found[i] = found[i] with { Unit = next.Unit, Noun = next.Noun, Value = found[i].Value * factor, Raw = found[i].Value, Of = next.Of };
            }
        }

        return found;
    }

    // « la quatrième séance », « au quatrième », « week seven », « séance 4 ».
    private static IEnumerable<Quantity> Ranks(string text)
        => NumberedTime().Matches(text).Select(match => new Quantity(NumberReader.Read(match.Groups["n"].Value).Select(stated => stated.Value).FirstOrDefault(), Unit.Rank, UnitWords.Stem(match.Groups["noun"].Value), null, 0, match.Index, match.Index + match.Length))
            .Where(rank => rank.Value > 0)
            .Concat(BareRank().Matches(text).Select(match => new Quantity(RankValue(match.Groups["rank"].Value), Unit.Rank, null, null, 0, match.Index, match.Index + match.Length)))
            .Concat(RankWord().Matches(text).Select(match => new Quantity(
            RankValue(match.Groups["rank"].Value), Unit.Rank, UnitWords.Stem(match.Groups["noun"].Value), null, 0, match.Index, match.Index + match.Length)));

    private static decimal RankValue(string rank) => char.IsDigit(rank[0])
        ? decimal.Parse(string.Concat(rank.TakeWhile(char.IsDigit)), System.Globalization.CultureInfo.InvariantCulture)
        : Array.IndexOf(RankWords, rank) is var at && at >= 0 ? (at % 10) + 3 : 0;

    // « une question sur trois » is a third of them.
    private static IEnumerable<Quantity> OnesIn(string text) => OneIn().Matches(text)
        .Select(match => (match, Whole: NumberReader.Read(match.Groups["n"].Value).Select(stated => stated.Value).FirstOrDefault())).Where(entry => entry.Whole > 1)
        .Select(entry => new Quantity(Math.Round(1 / entry.Whole, 4), Unit.Share, null, null, 0, entry.match.Index, entry.match.Index + entry.match.Length) { Of = UnitWords.IsPupil(entry.match.Groups["of"].Value) ? UnitWords.Pupil : null });

    private static readonly string[] RankWords = ["troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    private static IEnumerable<Quantity> Multiples(string text)
    {
        foreach (Match match in Multiple().Matches(text))
        {
            var value = match.Groups["two"].Success ? 2
                : match.Groups["three"].Success ? 3
                : match.Groups["four"].Success ? 4
                : NumberReader.Read(match.Groups["n"].Value).Select(stated => stated.Value).FirstOrDefault(2);
            yield return new(value, Unit.Times, null, null, 0, match.Index, match.Index + match.Length);
        }
    }

    // « 6e », « CM2 », « 1re », « BTS 1 », « cycle 3 », « 1.2 » of an action: names, not numbers.
    private static bool IsGrade(string text, NumberReader.Stated stated)
        => GradeBehind().IsMatch(text[stated.End..]) || (char.IsAsciiDigit(text[stated.Start]) && GradeBefore().IsMatch(text[..stated.Start])) || (stated.Start > 0 && char.IsLetter(text[stated.Start - 1]));

    // « la lecture à deux » is a way of reading, « deux par deux » a way of walking.
    private static bool IsManner(string text, NumberReader.Stated stated)
        => stated.Value <= 6 && (Manner().IsMatch(text[..stated.Start]) || (text[..stated.Start].EndsWith(" par ", StringComparison.Ordinal) && UnitWords.NounAfter(text, stated.End) is null) || text[stated.End..].StartsWith(" par ", StringComparison.Ordinal) && text[(stated.End + 5)..].StartsWith(text[stated.Start..stated.End], StringComparison.Ordinal));

    private static string? NounOf(string text, int end) => OfNoun().Match(text[end..]) is { Success: true } match
        ? match.Groups["noun"].Value is "classe" or "groupe" or "effectif" or "class" or "group" ? UnitWords.Pupil : UnitWords.Family(match.Groups["noun"].Value)
        : null;

    [GeneratedRegex(@"\b(?:lectures?|lire|travail|travailler|travaux|voix|jeu|dialogues?|echanges?|relectures?|binomes?|discussions?|passage|reading|work) (?:a|par|in) $")]
    private static partial Regex Manner();

    [GeneratedRegex(@"\b(?<one>une?|one|a)(?= (?:bonne |petite |seule )?(?:minute|heure|hour)\b)")]
    private static partial Regex OneTime();

    [GeneratedRegex(@"\b(?:(?<three>trois quarts)|un quart|quart) d'heure\b")]
    private static partial Regex QuarterHours();

    [GeneratedRegex(@"\b(?:une |1 +)?demi-?\s?heure\b|\bhalf an hour\b")]
    private static partial Regex HalfHour();

    [GeneratedRegex(@"\b(?:entre|pour|de|chez|between|for|of) (?:les|the) (?:deux|two) [a-z]+|\bune fois (?!par\b|sur\b|en\b|seulement\b|dans\b|pendant\b|au\b|[,.;])(?=[a-z])|\bhalf[- ](?:term|way|time|day|group|class|hearted)s?\b|\byear \d+(?= (?:child|pupil|student|class|group))|\bhalfway\b|\b\w+[- ]years?[- ]olds?\b|\btiers[- ]temps\b|\bquart de tour\b")]
    private static partial Regex NoHalf();

    [GeneratedRegex(@"\b(?<unit>(?:minute|heure)s?) et demie\b")]
    private static partial Regex AndHalf();

    [GeneratedRegex(@"(?:moitie|tiers|quarts?|half|thirds?|quarters?)\b")]
    private static partial Regex FractionWord();

    [GeneratedRegex(@"\A ?(?:%|pour ?cents?\b|per ?cent\b|percent\b)")]
    private static partial Regex PercentSign();

    [GeneratedRegex(@"\A(?: |-)?(?:bonnes? |petites? |longues? |petits? )?(?:(?<h>h(?:eures?)?|hours?)|(?<m>min(?:utes?)?|mn)|(?<s>(?<=\A ?)s(?![a-z])|sec(?:ondes?)?|seconds?))\b(?!')")]
    private static partial Regex TimeWord();

    // « douze secondes inscrits » are pupils of seconde.
    [GeneratedRegex(@"\A secondes? (?:inscrite?s?|volontaires?|concernee?s?|presente?s?|accompagnee?s?|tutoree?s?)\b")]
    private static partial Regex SecondForm();

    [GeneratedRegex(@"(?:\bplus d[e'](?: la| l')?|\bau-dela de(?: la)?|\bau-dessus de(?: la)?|\bsuperieure?s? a(?: la)?|\bdepass\w+(?: la)?|\bmore than|\bover|\babove)(?: les?)? ?$")]
    private static partial Regex Above();

    [GeneratedRegex(@"(?:\bmoins d[e'](?: la)?|\bsous(?: la)?|\ben dessous de(?: la)?|\binferieure?s? a(?: la)?|\bless than|\bfewer than|\bunder|\bbelow)(?: les?)? ?$")]
    private static partial Regex Below();

    [GeneratedRegex(@"(?:\b(?:classe|groupe|effectif|division|promotion|class|group)s? (?:chargee? |entiere? )?(?:de|a|of)|(?:\A|, )a) $")]
    private static partial Regex ClassOf();

    [GeneratedRegex(@"\A(?: (?!contre|au lieu|puis)[a-z'\-]+){0,4}? (?:sur|out of|of the|in)(?: (?:les|un total de|environ))? \z|\A (?:des|de ces|de mes|de nos|of the|of my) \z|\A ?/ ?\z")]
    private static partial Regex OutOf();

    [GeneratedRegex(@"\b(?:sur|out of)(?: les)? \z")]
    private static partial Regex Outof();

    [GeneratedRegex(@"\A(?: ?%)? ?(?:a|ou|et|-|to|or|and|contre|, puis|puis)(?: (?:environ|pres de|une|quelque))? ?\z")]
    private static partial Regex Pair();

    [GeneratedRegex(@"\b(?:une?|one) (?<of>[a-z]{3,}) (?:sur|out of) (?<n>deux|trois|quatre|cinq|dix|two|three|four|five|ten)\b(?! (?:prevu|semaine|seance|fait))")]
    private static partial Regex OneIn();

    [GeneratedRegex(@"\A (?:a|to) \z")]
    private static partial Regex Onward();

    [GeneratedRegex(@"\b(?<rank>\d{1,2} ?(?:e|eme|emes|th)|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme|neuvieme|dixieme|onzieme|douzieme|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?<noun>semaine|seance|jour|mois|devoir|essai|periode|trimestre|fiche|annee|tentative|controle|heure|chapitre|week|session|lesson|day|month|term|try|attempt)\b")]
    private static partial Regex RankWord();

    [GeneratedRegex(@"\b(?<noun>semaine|seance|jour|mois|week|session|lesson|day|month) (?<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b(?! (?:%|pour|of|d'entre|sur|\w+s)\b)")]
    private static partial Regex NumberedTime();

    [GeneratedRegex(@"\b(?:au|a la|by the|in the) (?<rank>troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme|neuvieme|dixieme|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?= ?[,;.:)]|$)")]
    private static partial Regex BareRank();

    [GeneratedRegex(@"\b(?:(?<two>le double|doubl(?:e|ent|er|ee?s?)(?! d[e']| niveaux?\b| pages?\b| heures?\b)|(?:a|ont) double|twice|doubled)|(?<three>le triple|tripl(?:e|ent|er|ee?s?)|tripled)|(?<four>quadrupl\w+)|(?<n>\w+) fois (?:plus|moins)|(?:divis|multipli)\w+ par (?<n>[\w-]+)|(?<n>\w+) times (?:more|less|fewer|as))\b")]
    private static partial Regex Multiple();

    [GeneratedRegex(@"\A(?:e|eme|emes|es|er|re|ere|nde?|de|th|st|rd)\b(?! (?:semaine|seance|jour|mois|devoir|essai))")]
    private static partial Regex GradeBehind();

    [GeneratedRegex(@"(?:\b(?:cp|ce|cm|cycle|bts [a-z]+|bts|cap|bac|lv|year|grade|action|defi|ndrc|mco|gpme|sam|page|chapitre|niveau|palier|seconde|premiere)|#|n°|\d\.) ?$")]
    private static partial Regex GradeBefore();

    [GeneratedRegex(@"\A,? (?:d'|des? |du |of (?:the )?|les |ses |mes )(?:bonnes? |la |l')?(?<noun>[a-z]{3,})")]
    private static partial Regex OfNoun();
}
