using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CsCheck;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Features.Syntheses;

namespace Facilitation.UnitTests.Features.Syntheses;

public sealed partial class QuoteMarksTests
{
    [Fact]
    public void A_quote_is_marked_where_it_stands_and_the_rest_stays_text()
        => Assert.Equal("""Un &lt;b&gt; <mark class="quote" data-finding="3" id="c3-0">mot</mark>.""", Html("Un <b> mot.", [new("c3-0", 3, [new(7, 3)])]));

    [Fact]
    public void Quotes_in_each_other_and_across_each_other_keep_the_text_and_each_anchor_once()
    {
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 25]).Array[0, 8].Sample(spans =>
        {
            const string Text = "Les élèves ont mieux retenu le cours & le reste, dit-on, après coup.";
            var quotes = spans.Select((span, index) => new MarkedQuote($"c{index}-0", index, [new QuoteSpan(span.Item1, Math.Min(span.Item2, Text.Length - span.Item1))])).ToList();

            var html = Html(Text, quotes);

            Assert.Equal(HtmlEncoder.Default.Encode(Text), Tags().Replace(html, ""));
            Assert.All(quotes, quote => Assert.Single(Regex.Matches(html, $"id=\"{quote.Anchor}\"")));
            Assert.Equal(Regex.Count(html, "<mark"), Regex.Count(html, "</mark>"));
        });
    }

    [Theory]
    [InlineData("# titre", @"\# titre")]
    [InlineData("- liste *et* [lien](http://x) <b> `code` | 1", @"\- liste \*et\* \[lien\](http://x) \<b\> \`code\` \| 1")]
    [InlineData("12. point", @"12\. point")]
    [InlineData("deux\nlignes", "deux lignes")]
    public void Nothing_that_people_wrote_is_markup_in_a_Markdown_file(string text, string expected) => Assert.Equal(expected, MarkdownExport.Escape(text));

    private static string Html(string text, IEnumerable<MarkedQuote> quotes)
    {
        using var words = new StringWriter();
        QuoteMarks.Of(text, quotes).WriteTo(words, HtmlEncoder.Default);
        return words.ToString();
    }

    [GeneratedRegex("</?mark[^>]*>")]
    private static partial Regex Tags();
}
