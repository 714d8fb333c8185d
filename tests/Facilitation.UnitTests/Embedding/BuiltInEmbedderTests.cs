using CsCheck;
using Facilitation.Agents.Embedding;

namespace Facilitation.UnitTests.Embedding;

public sealed class BuiltInEmbedderTests
{
    private static readonly Vocabulary Known = new([new("orthographe", 9), new("élève", 80), new("lecture", 20), new("consigne", 12), new("devoirs", 7)], 100);

    [Fact]
    public void A_text_always_gets_the_same_vector()
        => Assert.Equal(Document("La dictée négociée").Dense, Document("La dictée négociée").Dense);

    [Fact]
    public void Any_text_gets_a_vector_of_length_one()
        => Gen.String[1, 300].Sample(text =>
        {
            foreach (var vector in new[] { Document(text).Dense, Query(text).Dense })
            {
                Assert.Equal(BuiltInEmbedder.Dimensions, vector.Length);
                Assert.InRange(vector.Sum(value => (double)value * value), 0.999, 1.001);
            }
        }, iter: 300);

    [Theory]
    [InlineData("😀😀")]
    [InlineData("le la les de")]
    [InlineData("\u0001\u0002")]
    [InlineData("كيف نعلّم القراءة")]
    [InlineData("<script>alert(1)</script>")]
    public void A_text_of_signs_or_stop_words_only_still_has_a_direction(string text)
        => Assert.InRange(Query(text).Dense.Sum(value => (double)value * value), 0.999, 1.001);

    [Theory]
    [InlineData("éleves", "élève")]
    [InlineData("DICTÉES NÉGOCIÉES", "dictée négociée")]
    [InlineData("l’école", "école")]
    [InlineData("6ème", "6e")]
    public void Accents_plurals_capitals_and_articles_do_not_matter(string one, string other)
        => Assert.True(Likeness(Query(one), Document(other)) > 0.4, $"{one} is not found as {other}.");

    [Theory]
    [InlineData("homework", "devoirs à la maison")]
    [InlineData("daronne", "les parents")]
    [InlineData("gosse", "des élèves")]
    public void Words_of_one_concept_are_near_though_they_share_no_letter(string one, string other)
        => Assert.True(Likeness(Query(one), Document(other)) > Likeness(Query(one), Document("un vélo rouge")) + 0.05, $"{one} is no nearer to {other} than to a bicycle.");

    [Fact]
    public void A_query_reaches_what_is_said_in_other_words_and_only_in_words_that_the_memory_has()
    {
        var known = new Vocabulary([new("réticence", 3), new("plainte", 2)], 100);

        Assert.Contains(WordAnalysis.Analyse("réticence")[0].French, QueryWords.Of("ils râlent", known).Paraphrases);
        Assert.DoesNotContain(WordAnalysis.Analyse("mécontentement")[0].French, QueryWords.Of("ils râlent", known).Paraphrases);
        Assert.True(Likeness(BuiltInEmbedder.EmbedQuery(QueryWords.Of("ils râlent", known), known), Document("les réticences")) > Likeness(BuiltInEmbedder.EmbedQuery(QueryWords.Of("ils râlent", known), known), Document("un vélo rouge")) + 0.05);
    }

    [Fact]
    public void What_answers_in_other_words_is_a_reason_but_no_sign_that_it_answers()
    {
        var match = QueryWords.Of("râler", new Vocabulary([new("réticences", 3)], 100)).Match("Les réticences devant l'écrit");

        Assert.Equal(["réticences"], match.Matched);
        Assert.Equal(0, match.Closeness);
    }

    [Theory]
    [InlineData("ortografe", "orthographe")]
    [InlineData("concigne", "consigne")]
    public void A_misspelt_word_is_understood(string typed, string meant) => Assert.Equal(meant, QueryWords.Of(typed, Known).CorrectedTo);

    [Fact]
    public void A_known_word_is_left_as_it_is() => Assert.Null(QueryWords.Of("les consignes de lecture", Known).CorrectedTo);

    [Fact]
    public void Nothing_is_corrected_while_nothing_is_known() => Assert.Null(QueryWords.Of("ortografe", Vocabulary.Empty).CorrectedTo);

    [Fact]
    public void A_match_says_where_it_stands()
    {
        var match = QueryWords.Of("lecture", Known).Match("Un atelier de lecture.");

        Assert.Equal(["lecture"], match.Matched);
        Assert.Equal([(14, 7)], match.Spans);
        Assert.Equal(1, match.Closeness);
    }

    private static LexicalVector Document(string text) => BuiltInEmbedder.EmbedDocument(text, "", "", "");

    private static LexicalVector Query(string text) => BuiltInEmbedder.EmbedQuery(QueryWords.Of(text, Known), Known);

    private static double Likeness(LexicalVector one, LexicalVector other) => one.Sparse.Sum(feature => feature.Value * other.Sparse.GetValueOrDefault(feature.Key));
}
