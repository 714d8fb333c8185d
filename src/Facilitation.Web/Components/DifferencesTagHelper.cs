using DiffPlex;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Facilitation.Web.Components;

/// <summary>
/// <c>&lt;differences before="…" now="…" /&gt;</c>: what was taken out and what was put in, word by word. Said in words too, for those who do not see
/// a line through a word. Texts of people stay plain text.
/// </summary>
[HtmlTargetElement("differences", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DifferencesTagHelper(Texts texts) : TagHelper
{
    // Beyond this, comparing word by word would keep the page waiting: the two texts are shown one after the other.
    private const int MostWords = 6_000;

    public string Before { get; set; } = "";

    public string Now { get; set; } = "";

    /// <summary>The first version: there is nothing to compare with.</summary>
    public bool First { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "differences");
        if (First)
        {
            output.Content.SetContent(Now);
            return;
        }

        var (before, now) = (Words(Before), Words(Now));
        if (before.Length + now.Length > MostWords)
        {
            Show(output.Content, "del", texts["retiré :"], Before);
            Show(output.Content, "ins", texts["ajouté :"], Now);
            return;
        }

        var at = 0;
        foreach (var block in Differ.Instance.CreateDiffs(Before, Now, ignoreWhiteSpace: false, ignoreCase: false, new Chunks()).DiffBlocks)
        {
            output.Content.Append(string.Concat(now[at..block.InsertStartB]));
            Show(output.Content, "del", texts["retiré :"], string.Concat(before.AsSpan(block.DeleteStartA, block.DeleteCountA)));
            Show(output.Content, "ins", texts["ajouté :"], string.Concat(now.AsSpan(block.InsertStartB, block.InsertCountB)));
            at = block.InsertStartB + block.InsertCountB;
        }

        output.Content.Append(string.Concat(now[at..]));
    }

    private static void Show(IHtmlContentBuilder content, string tag, string said, string words)
    {
        if (words.Length > 0)
        {
            content.AppendHtml($"<{tag}><span class=\"visually-hidden\"> ").Append(said).AppendHtml(" </span>").Append(words).AppendHtml($"</{tag}>");
        }
    }

    // A word with the space after it: two sentences that differ by a word differ in one place.
    private static string[] Words(string text)
    {
        var words = new List<string>();
        for (int start = 0, i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i])))
            {
                words.Add(text[start..i]);
                start = i;
            }
        }

        return [.. words];
    }

    private sealed class Chunks : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => Words(text);
    }
}
