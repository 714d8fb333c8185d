using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Facilitation.Web.Components;

/// <summary><c>&lt;note kind="careful"&gt;…&lt;/note&gt;</c>: something to know, with a drawing so that colour never says it alone. Kinds: plain, good, careful, wrong.</summary>
[HtmlTargetElement("note")]
public sealed class NoteTagHelper : TagHelper
{
    public string Kind { get; set; } = "plain";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"note {Kind}");
        var icon = new TagHelperOutput("svg", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new IconTagHelper { Name = Kind switch { "good" => "check", "careful" => "careful", "wrong" => "wrong", _ => "info" } }.Process(context, icon);
        output.PreContent.SetHtmlContent(icon).AppendHtml("<div>");
        output.PostContent.SetHtmlContent("</div>");
    }
}
