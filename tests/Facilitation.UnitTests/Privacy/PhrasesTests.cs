using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Facilitation.Domain.Privacy;

namespace Facilitation.UnitTests.Privacy;

/// <summary>The rules of the privacy scan find exactly what the runtime's regular expressions find.</summary>
public sealed class PhrasesTests
{
    private static readonly string[] Awkward =
        ["a(?:b|bc|)(?:c|cd)??", @"\w+?(?: \w+){0,2}? fin", "(?:a |ab |abc )*x", @"oui|\boui-da|non(?:-\w+){2,3}", @"d\w*e", "(?:les )?(?:les |le )?mots?", "[a-c'-]+z", @"\d{2}\.?", ".{0,4}!e", "é+t"];

    private static readonly string[] AwkwardGroups =
        [@"(?:^|[^a-z])(@[a-z]{1,3})", @"x ?(a*|b)(?: |$)", @"(a|ab)(?:c|bcd)", @"a(b?)", @"^a(?:(b)|c)", @"[)\]}]([^\]x]{2})\u00B0?", @"\b(\w+)\b$"];

    // Every rule of the program, and what is awkward.
    private static readonly (PhraseMatcher Rule, Regex Plain, PhraseStates States)[] Rules =
    [
        .. typeof(PrivacyScanner).Assembly.GetTypes().Where(type => type.Namespace == typeof(PrivacyScanner).Namespace && !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)).Where(field => !field.IsLiteral)
            .SelectMany(field => RulesIn(field.GetValue(null)))
            .Concat(Phrases.Of(Awkward).Rules).Concat(AwkwardGroups.Select(pattern => new PhraseMatcher(pattern)))
            .Select(rule => (rule, new Regex(rule.Pattern, RegexOptions.CultureInvariant), new PhraseStates(rule.Pattern))),
    ];

    private static readonly string[] Pieces =
        [.. PrivacyCases.All.SelectMany(c => Folding.Lower(c.Text).Split(' ')).Distinct(StringComparer.Ordinal), "  ", "-", "'", "_", "\u0301", "\u200D", "\u0001", "a b", "abcd", "fin", "12", "\u0660", "ab x", "!e",
         "a'z", "@", "@ab", "06 12", ".", "]ab", "a.b@c.fr", "5e3", "la 604", "x a"];

    // What a rule says, cut, joined, doubled and put among other words.
    private static readonly Gen<(int Rule, string Text)> Texts =
        from rule in Gen.Int[0, Rules.Length - 1]
        from parts in Gen.OneOf(Gen.OneOfConst(Pieces), Said(rule), Cut(Said(rule))).Array[0, 12]
        from between in Gen.OneOfConst(" ", " ", "", ", ", "-")
        select (rule, string.Join(between, parts));

    [Fact]
    public void The_program_has_its_rules() => Assert.InRange(Rules.Length, 70, 1_000);

    [Fact]
    public void Rules_find_what_and_where_a_plain_expression_finds() => Texts.Sample(
        one => Rules[one.Rule].Rule.All(one.Text).SequenceEqual(
            Rules[one.Rule].Plain.Matches(one.Text).Select(match => new PhraseMatch(match.Index, match.Index + match.Length,
                match.Groups[1].Success ? match.Groups[1].Index : -1, match.Groups[1].Success ? match.Groups[1].Index + match.Groups[1].Length : -1))),
        iter: 30_000, print: one => $"{Rules[one.Rule].Rule.Pattern} in {one.Text}");

    [Fact]
    public void Rules_stand_in_a_text_exactly_when_a_plain_expression_matches_it() => Texts.Sample(
        one => Rules[one.Rule].Rule.In(one.Text) == Rules[one.Rule].Plain.IsMatch(one.Text), iter: 15_000, print: one => one.Text);

    [Fact]
    public void Phrases_are_blanked_and_nothing_moves()
        => Assert.Equal("les \u0002\u0002\u0002\u0002 et la \u0002\u0002\u0002 !", Phrases.Of(["fins=fins?", "mots?", "<fins>"]).Blank("les mots et la fin !"));

    [Fact]
    public void Words_are_made_of_the_characters_that_expressions_take_for_words()
    {
        var plain = new Regex(@"\w");

        var others = Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => plain.IsMatch(c.ToString()) != WordCharacters.Contains(c));

        Assert.Empty(others);
    }

    [Theory]
    [InlineData("(?<a>b)")]
    [InlineData("(?=a)")]
    [InlineData("(?:a")]
    [InlineData("a)")]
    [InlineData("a{2")]
    [InlineData("[a")]
    [InlineData(@"a\s")]
    [InlineData(@"a\")]
    [InlineData("a*")]
    public void A_rule_beyond_what_is_understood_stops_the_start(string pattern) => Assert.Throws<FormatException>(() => new PhraseMatcher(pattern));

    private static IEnumerable<PhraseMatcher> RulesIn(object? value) => value switch
    {
        PhraseMatcher rule => [rule],
        Phrases phrases => phrases.Rules,
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => RulesIn(tuple[i])),
        IEnumerable<string> or string => [],
        IEnumerable many => many.Cast<object>().SelectMany(RulesIn),
        _ => [],
    };

    private static Gen<string> Cut(Gen<string> said) => from text in said from at in Gen.Int[0, text.Length] from keep in Gen.Bool select keep ? text[..at] : text[at..];

    private static Gen<string> Said(int rule) => from seed in Gen.Int select WalkAlone(Rules[rule].States, new(seed));

    // Samples are made on several threads; states are worked out as they are asked for, on one.
    private static string WalkAlone(PhraseStates states, Random random)
    {
        lock (states)
        {
            return Walk(states, random);
        }
    }

    // A walk through the states of a rule says something that it means.
    private static string Walk(PhraseStates states, Random random)
    {
        var said = new StringBuilder();
        var reached = states.Start(Standing.Boundary | Standing.Begin);
        while (said.Length < 300 && reached.Length > 0 && PhraseStates.WithoutMarks(reached[random.Next(reached.Length)]) is not PhraseStates.End and var state)
        {
            var takes = states.TakenBy(state);
            said.Append(CharacterClass.IsLetter(takes) ? (char)takes : "ea'1z 0@.".OrderBy(_ => random.Next()).FirstOrDefault(c => CharacterClass.Takes(takes, states.Listed, c), 'e'));
            reached = states.Behind(state, Standing.Boundary | Standing.Finish);
        }

        return said.ToString();
    }
}
