using CsCheck;
using Facilitation.Agents.Embedding;

namespace Facilitation.UnitTests.Embedding;

public sealed class AnalysedDocumentTests
{
    private static readonly Vocabulary Known = new([new("orthographe", 9), new("élève", 80), new("lecture", 20), new("consigne", 12), new("devoirs", 7)], 100);

    private static readonly Gen<string> Text = Gen.OneOfConst(
        "consignes", "les élèves", "lire", "prendre la", "parole", "conseil de", "classe", "l’orthographe", "6ème", "évaluation", "par compétences", "_", "\u0301", "😀", ",", "").Array[0, 8].Select(words => string.Join(' ', words));

    [Fact]
    public void A_document_in_parts_answers_a_query_as_its_whole_text_does()
        => Gen.Select(Text, Text.Array[1, 4]).Sample((query, parts) =>
        {
            var words = QueryWords.Of(query, Known);
            var (whole, apart) = (words.Match(string.Join('\n', parts)), words.Match(new AnalysedDocument([.. parts.Select(part => (part, 1.0))])));
            return whole.Closeness.Equals(apart.Closeness) && whole.Matched.SequenceEqual(apart.Matched) && whole.Spans.SequenceEqual(apart.Spans);
        }, iter: 3_000);

    [Fact]
    public void A_term_that_reaches_from_the_title_into_the_body_is_a_reason_but_orders_nothing()
    {
        var query = QueryWords.Of("report card", Known);

        var apart = new AnalysedDocument([("Le conseil de", 2), ("classe", 1)]);

        Assert.Equal(["conseil", "classe"], query.Match(apart).Matched);
        Assert.Equal(0, query.Cover(apart));
    }
}
