using System.Globalization;
using System.Text.RegularExpressions;

namespace Facilitation.Domain.Method;

/// <summary>The numbers a text states, in digits or in words, French or English. « un » and « one » alone are articles, not numbers.</summary>
public static partial class NumberReader
{
    /// <param name="Value">« vingt-cinq » and « 25 » are both 25; « la moitié » is 0.5, « deux tiers » 0.6667.</param>
    /// <param name="Start">Where it stands in the text.</param>
    /// <param name="End">Where it ends.</param>
    public readonly record struct Stated(decimal Value, int Start, int End);

    /// <returns>Those in figures, then those in words; empty when there is none.</returns>
    public static IEnumerable<Stated> Read(string text)
    {
        foreach (Match digits in Digits().Matches(text))
        {
            var plain = digits.Value.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal)
                .Replace("\u202F", "", StringComparison.Ordinal).Replace(',', '.');
            if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                yield return new(value, digits.Index, digits.Index + digits.Length);
            }
        }

        foreach (var stated in InWords(text))
        {
            yield return stated;
        }
    }

    private static IEnumerable<Stated> InWords(string text)
    {
        List<Match> run = [];
        foreach (Match word in Word().Matches(text))
        {
            var folded = FoldedText.Fold(word.Value);
            var joins = run.Count > 0 && Between(text, run[^1], word);
            if (Values.ContainsKey(folded) || Parts.ContainsKey(folded) || (joins && folded is "et" or "and" or "un" or "une" or "one"))
            {
                if (!joins)
                {
                    foreach (var stated in Value(run))
                    {
                        yield return stated;
                    }

                    run = [];
                }

                if (run.Count > 0 || folded is not ("et" or "and" or "un" or "une" or "one"))
                {
                    run.Add(word);
                }
            }
            else
            {
                foreach (var stated in Value(run))
                {
                    yield return stated;
                }

                run = [];
            }
        }

        foreach (var stated in Value(run))
        {
            yield return stated;
        }
    }

    // Number words belong together when only a space or a hyphen stands between them.
    private static bool Between(string text, Match left, Match right)
        => text[(left.Index + left.Length)..right.Index] is " " or "-" or "\u00A0" or "\u202F" or "‑";

    private static IEnumerable<Stated> Value(List<Match> run)
    {
        if (run.Count == 0)
        {
            yield break;
        }

        var (total, current, any) = (0m, 0m, false);
        var (start, end) = (run[0].Index, run[0].Index);
        foreach (var match in run)
        {
            var word = FoldedText.Fold(match.Value);
            if (Parts.TryGetValue(word, out var part))
            {
                // « deux tiers », « trois quarts »: a number of parts; « la moitié » alone is one.
                // « by week three half of them »: nobody counts in halves.
                if (any && part == 0.5m)
                {
                    yield return new(total + current, start, end);
                    any = false;
                }

                yield return any && total + current is > 0 and < 10
                    ? new(Math.Round((total + current) * part, 4), start, match.Index + match.Length)
                    : new(Math.Round(part, 4), match.Index, match.Index + match.Length);
                (total, current, any) = (0, 0, false);
                continue;
            }

            if (word is "et" or "and")
            {
                continue;
            }

            var value = word is "un" or "une" or "one" ? 1 : Values[word];
            if (any && !Adds(current, value))
            {
                // « trois, deux et quatre » are three numbers; « un » alone is an article.
                yield return new(total + current, start, end);
                (total, current, any) = (0, 0, false);
            }

            if (!any && value == 1)
            {
                continue;
            }

            if (!any)
            {
                start = match.Index;
            }

            end = match.Index + match.Length;
            any = true;
            (total, current) = value switch
            {
                1000 => (total + (Math.Max(1, current) * 1000), 0),
                100 => (total, Math.Max(1, current) * 100),
                // quatre-vingts
                20 when current % 100 == 4 => (total, current + 76),
                _ => (total, current + value),
            };
        }

        if (any)
        {
            yield return new(total + current, start, end);
        }
    }

    // What may follow inside one number: « soixante-quinze », « dix-sept », « cent deux », « quatre-vingts ».
    private static bool Adds(decimal current, int value) => (current % 100, value) switch
    {
        (_, 100 or 1000) => true,
        (4, 20) => true,
        (0, _) => value < 100,
        (10, >= 7 and <= 9) => true,
        (60 or 80, < 20) => true,
        (>= 20, < 10) => current % 10 == 0,
        _ => false,
    };

    [GeneratedRegex(@"(?<![\d.,])\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    private static readonly Dictionary<string, int> Values = Pairs("""
        deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16
        vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 huitante 80 octante 80 nonante 90 cent 100 cents 100 mille 1000
        dizaine 10 dizaines 10 douzaine 12 quinzaine 15 vingtaine 20 trentaine 30 quarantaine 40 cinquantaine 50 soixantaine 60 centaine 100 centaines 100
        two 2 three 3 four 4 five 5 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17
        eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000 dozen 12 dozens 12
        """).ToDictionary(pair => pair.Key, pair => (int)pair.Value);

    private static readonly Dictionary<string, decimal> Parts = Pairs("""
        moitie 0.5 half 0.5 tiers 0.33333333 thirds 0.33333333 quart 0.25 quarts 0.25 quarter 0.25 quarters 0.25
        """);

    private static Dictionary<string, decimal> Pairs(string list)
        => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Chunk(2)
            .ToDictionary(pair => pair[0], pair => decimal.Parse(pair[1], CultureInfo.InvariantCulture));
}
