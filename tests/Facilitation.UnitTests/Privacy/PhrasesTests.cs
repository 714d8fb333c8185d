using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Facilitation.Domain.Privacy;

namespace Facilitation.UnitTests.Privacy;

/// <summary>Our lists of phrases find exactly what the runtime's regular expressions find.</summary>
public sealed class PhrasesTests
{
    private static readonly string[] Awkward =
        ["a(?:b|bc|)(?:c|cd)??", @"\w+?(?: \w+){0,2}? fin", "(?:a |ab |abc )*x", @"oui|\boui-da|non(?:-\w+){2,3}", @"d\w*e", "(?:les )?(?:les |le )?mots?", "[a-c'-]+z", @"\d{2}\.?", ".{0,4}!e", "é+t"];

    private static readonly (Phrases Phrases, Regex[] Plain, PhraseStates[] States)[] Lists =
    [
        .. Files().Select(Phrases.Of).Append(Hints).Append(Phrases.Of(Awkward)).Select(phrases => (phrases,
            phrases.Expressions.Select(expression => new Regex($@"\b{expression}\b", RegexOptions.CultureInvariant)).ToArray(),
            phrases.Expressions.Select(expression => new PhraseStates(expression)).ToArray())),
    ];

    private static readonly string[] Pieces =
        [.. PrivacyCases.All.SelectMany(c => Folding.Lower(c.Text).Split(' ')).Distinct(StringComparer.Ordinal), "\n", "  ", "-", "'", "_", "\u0301", "\u200D", "\u0001", "a b", "abcd", "fin", "12", "\u0660", "ab x", "!e", "a'z"];

    // What a list says, cut, joined, doubled and put among other words.
    private static readonly Gen<(int List, string Text)> Texts =
        from list in Gen.Int[0, Lists.Length - 1]
        from parts in Gen.OneOf(Gen.OneOfConst(Pieces), Said(list), Cut(Said(list))).Array[0, 12]
        from between in Gen.OneOfConst(" ", " ", "", ", ", "-")
        select (list, string.Join(between, parts));

    [Fact]
    public void Phrases_are_found_where_a_plain_expression_finds_them() => Texts.Sample(
        one => Lists[one.List].Phrases.Find(one.Text).SequenceEqual(
            Lists[one.List].Plain.SelectMany(plain => plain.Matches(one.Text)).Select(match => (match.Index, match.Index + match.Length))),
        iter: 20_000, print: one => one.Text);

    [Fact]
    public void Phrases_stand_in_a_text_exactly_when_a_plain_expression_matches_it() => Texts.Sample(
        one => Lists[one.List].Phrases.In(one.Text) == Lists[one.List].Plain.Any(plain => plain.IsMatch(one.Text)), iter: 10_000, print: one => one.Text);

    [Fact]
    public void Phrases_are_blanked_as_a_plain_expression_replaces_them() => Texts.Sample(
        one => Lists[one.List].Phrases.Blank(one.Text) == Lists[one.List].Plain.Aggregate(one.Text, (text, plain) => plain.Replace(text, match => new string('\u0002', match.Length))),
        iter: 10_000, print: one => one.Text);

    [Fact]
    public void Words_are_made_of_the_characters_that_expressions_take_for_words()
    {
        var plain = new Regex(@"\w");

        var others = Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => plain.IsMatch(c.ToString()) != WordCharacters.Contains(c));

        Assert.Empty(others);
    }

    [Theory]
    [InlineData("a(b)")]
    [InlineData("(?:a")]
    [InlineData("a)")]
    [InlineData("a{2")]
    [InlineData("[^a]")]
    [InlineData(@"a\s")]
    [InlineData("^a")]
    public void An_expression_beyond_what_is_understood_stops_the_start(string expression) =>
        Assert.Throws<FormatException>(() => Phrases.Of([expression]));

    private static Phrases Hints => Phrases.Of(Lexicon.Lines("danger-hints.txt").Select(line => line.Split(": ", 2)[1]));

    private static IEnumerable<string> Files() =>
        typeof(Phrases).Assembly.GetManifestResourceNames().Where(name => name.Contains(".Privacy.Data.", StringComparison.Ordinal))
            .Select(name => name[(name.IndexOf(".Data.", StringComparison.Ordinal) + ".Data.".Length)..])
            .Where(file => (file.StartsWith("danger-", StringComparison.Ordinal) && file != "danger-hints.txt") || file.StartsWith("pupil-", StringComparison.Ordinal)
                || file is "health.txt" or "family-situation.txt" or "relatives.txt" or "small-group.txt")
            .Order(StringComparer.Ordinal);

    private static Gen<string> Cut(Gen<string> said) => from text in said from at in Gen.Int[0, text.Length] from keep in Gen.Bool select keep ? text[..at] : text[at..];

    private static Gen<string> Said(int list) => from chunk in Gen.Int[0, Lists[list].States.Length - 1] from seed in Gen.Int select Walk(Lists[list].States[chunk], new(seed));

    // A walk through the states of an expression says something that it means.
    private static string Walk(PhraseStates states, Random random)
    {
        var said = new StringBuilder();
        var node = states.Start;
        while (said.Length < 300)
        {
            var reached = states.Reached(node, WordCharacters.Boundary(said.ToString(), said.Length));
            if (reached.Length == 0 || reached[random.Next(reached.Length)] is var state && state == PhraseStates.End)
            {
                break;
            }

            var takes = states.TakenBy(state);
            said.Append(PhraseStates.IsLetter(takes) ? (char)takes : "ea'1z "[Array.FindIndex([.. "ea'1z "], c => PhraseStates.Takes(takes, states.Listed, c)) is var any && any >= 0 ? any : 0]);
            node = states.Behind(state);
        }

        return said.ToString();
    }
}
