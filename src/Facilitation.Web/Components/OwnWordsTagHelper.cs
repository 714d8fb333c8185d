using System.Text.Encodings.Web;
using Facilitation.Domain.Privacy;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Facilitation.Web.Components;

/// <summary><c>&lt;own-words text="…" masks="…" /&gt;</c>: what somebody wrote, on ruled paper, its masks marked. Never markup.</summary>
[HtmlTargetElement("own-words", TagStructure = TagStructure.WithoutEndTag)]
public sealed class OwnWordsTagHelper(Texts texts, HtmlEncoder html) : TagHelper
{
    public string Text { get; set; } = "";

    /// <summary>Offsets into <see cref="Text"/>; those that do not fit it are left out.</summary>
    public IReadOnlyList<Redaction> Masks { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "own-words");
        output.Attributes.SetAttribute("dir", "auto");
        var at = 0;
        foreach (var mask in Masks.OrderBy(mask => mask.Start).Where(mask => mask.Start >= 0 && mask.Length > 0 && mask.Start + mask.Length <= Text.Length))
        {
            if (mask.Start < at)
            {
                continue;
            }

            output.Content.Append(Text[at..mask.Start])
                .AppendHtml($"<span class=\"mask\" title=\"{html.Encode(texts["Masqué : {0}", texts[Labels.Of(mask.Kind)]])}\">")
                .Append(Text.Substring(mask.Start, mask.Length)).AppendHtml("</span>");
            at = mask.Start + mask.Length;
        }

        output.Content.Append(Text[at..]);
    }
}
