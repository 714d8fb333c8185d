using Facilitation.Agents;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Synonym;
using Lucene.Net.Util;

namespace Facilitation.UnitTests.Embedding;

public class ThesaurusTests
{
    private static readonly string Schooling = Read("thesaurus.txt");

    private static readonly string General = Read("thesaurus-general.txt");

    private static readonly string Text = Schooling + General + Read("thesaurus-learning.txt") + Read("thesaurus-life.txt");

    private static readonly string[][] Fields = [.. Lines(Read("fields.txt")).Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries))];

    private static readonly Group[] Groups = GroupsOf(Text);

    [Fact]
    public void The_thesaurus_is_a_synonym_file_that_Lucene_reads()
    {
        using var analyzer = Analyzer.NewAnonymous((_, reader) =>
        {
            var words = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
            return new TokenStreamComponents(words, new LowerCaseFilter(LuceneVersion.LUCENE_48, words));
        });
        var parser = new SolrSynonymParser(dedup: true, expand: true, analyzer);

        parser.Parse(new StringReader(Text));

        Assert.True(parser.Build().Words.Count > 1_000);
    }

    [Fact]
    public void The_thesaurus_is_broad_enough_for_the_whole_of_schooling() => Assert.InRange(GroupsOf(Schooling).Length, 400, int.MaxValue);

    [Fact]
    public void The_general_vocabulary_covers_the_everyday_words_for_schooling() => Assert.InRange(GroupsOf(General).Length, 900, int.MaxValue);

    [Fact]
    public void Every_semantic_field_is_named_once_and_holds_many_words()
    {
        var names = Lines(Read("fields.txt")).Select(line => line.Split(':')[0]).ToList();

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.Empty(Fields.Where(words => words.Length < 20).Select(words => words[0]));
    }

    [Fact]
    public void No_word_stands_in_more_than_three_semantic_fields_or_twice_in_one()
    {
        Assert.Empty(Fields.SelectMany(words => words).GroupBy(word => word, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 3).Select(same => same.Key));
        Assert.Empty(Fields.Where(words => words.Distinct(StringComparer.OrdinalIgnoreCase).Count() < words.Length).Select(words => words[0]));
    }

    [Fact]
    public void No_group_is_written_twice()
        => Assert.Empty(Groups.GroupBy(group => group.Key, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void No_term_is_empty_or_repeated_in_its_group()
        => Assert.Empty(Groups.Where(group => group.Terms.Any(string.IsNullOrWhiteSpace) || group.Terms.Distinct(StringComparer.OrdinalIgnoreCase).Count() < group.Terms.Length).Select(group => group.Key));

    [Fact]
    public void Every_group_says_something_of_at_least_two_terms() => Assert.Empty(Groups.Where(group => group.Terms.Length < 2).Select(group => group.Key));

    /// <summary>A term of many groups would make all of them one. The broader term of a one-way rule is not counted: nothing is found through it.</summary>
    [Fact]
    public void No_term_stands_in_more_than_three_groups()
        => Assert.Empty(Groups
            .SelectMany(group => group.Specific ?? group.Terms)
            .GroupBy(term => term, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 3)
            .Select(same => same.Key));

    /// <summary>The format replaces the left side by the right one: a document about handball must still be found by that word.</summary>
    [Fact]
    public void A_one_way_rule_keeps_the_word_it_starts_from()
        => Assert.Empty(Groups.Where(group => group.Specific?.Except(group.Terms, StringComparer.Ordinal).Any() == true).Select(group => group.Key));

    private static Group[] GroupsOf(string text) => [.. Lines(text).Select(Group.Parse)];

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');

    private static string Read(string name)
    {
        using var file = typeof(AgentsRegistration).Assembly.GetManifestResourceStream($"Facilitation.Agents.Embedding.Data.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    /// <param name="Specific">The left side of a one-way rule; <see langword="null"/> for equivalents.</param>
    /// <param name="Terms">The equivalents, or the right side of the rule.</param>
    private sealed record Group(string[]? Specific, string[] Terms)
    {
        public string Key => $"{string.Join('|', Specific ?? [])}=>{string.Join('|', Terms.Order(StringComparer.Ordinal))}";

        public static Group Parse(string line)
            => line.Split("=>") is [var left, var right] ? new(Split(left), Split(right)) : new(null, Split(line));

        private static string[] Split(string side) => side.Split(',', StringSplitOptions.TrimEntries);
    }
}
