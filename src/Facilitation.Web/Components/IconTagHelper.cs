using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Facilitation.Web.Components;

/// <summary><c>&lt;icon name="pen" /&gt;</c>: a drawing beside words, never instead of them.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["pen"] = "<path d='M4 20l1-4L16 5l3 3L8 19z'/><path d='M14 7l3 3'/>",
        ["search"] = "<circle cx='11' cy='11' r='6.5'/><path d='M16 16l5 5'/>",
        ["flag"] = "<path d='M6 21V4'/><path d='M6 5h12l-3 4 3 4H6'/>",
        ["book"] = "<path d='M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3z'/><path d='M5 17a3 3 0 0 1 3-3h11'/>",
        ["calendar"] = "<path d='M4 6h16v14H4z'/><path d='M4 10h16M8 3v4M16 3v4'/>",
        ["spark"] = "<path d='M12 3v5M12 16v5M3 12h5M16 12h5'/><path d='M6.5 6.5l2 2M15.5 15.5l2 2M6.5 17.5l2-2M15.5 8.5l2-2'/>",
        ["compass"] = "<circle cx='12' cy='12' r='9'/><path d='M15.5 8.5l-2 5-5 2 2-5z'/>",
        ["lock"] = "<path d='M5 11h14v9H5z'/><path d='M8 11V8a4 4 0 0 1 8 0v3'/>",
        ["people"] = "<circle cx='9' cy='8' r='3.5'/><path d='M3 20a6 6 0 0 1 12 0'/><path d='M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5a6 6 0 0 1 3 5.5'/>",
        ["check"] = "<path d='M4 12.5l5 5L20 6.5'/>",
        ["careful"] = "<path d='M12 4l9 16H3z'/><path d='M12 10v4.5M12 17.3v.2'/>",
        ["info"] = "<circle cx='12' cy='12' r='9'/><path d='M12 11v5.5M12 7.5v.2'/>",
        ["wrong"] = "<circle cx='12' cy='12' r='9'/><path d='M8.5 8.5l7 7M15.5 8.5l-7 7'/>",
        ["back"] = "<path d='M14 5l-7 7 7 7'/>",
        ["next"] = "<path d='M10 5l7 7-7 7'/>",
        ["down"] = "<path d='M12 4v16M6 14l6 6 6-6'/>",
        ["print"] = "<path d='M7 9V3h10v6M7 18H4v-8h16v8h-3'/><path d='M7 14h10v7H7z'/>",
        ["share"] = "<path d='M12 15V3M7 8l5-5 5 5'/><path d='M5 13v8h14v-8'/>",
        ["bin"] = "<path d='M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14'/>",
        ["mask"] = "<path d='M3 3l18 18'/><path d='M10 5.3A9.5 9.5 0 0 1 12 5c5 0 8.5 4 10 7a15 15 0 0 1-3 4M6 7a15 15 0 0 0-4 5c1.5 3 5 7 10 7a10 10 0 0 0 5-1.4'/>",
        ["half"] = "<circle cx='12' cy='12' r='9'/><path d='M12 3a9 9 0 0 0 0 18z' fill='currentColor' stroke='none'/>",
        ["layers"] = "<path d='M12 3l9 5-9 5-9-5z'/><path d='M3 13l9 5 9-5'/>",
        ["stop"] = "<path d='M7 7h10v10H7z'/>",
        ["play"] = "<path d='M8 5l11 7-11 7z'/>",
        ["save"] = "<path d='M12 3v12M7 10l5 5 5-5'/><path d='M5 15v6h14v-6'/>",
        ["clock"] = "<circle cx='12' cy='12' r='9'/><path d='M12 7v5l3.5 2'/>",
    };

    public string Name { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        var extra = output.Attributes["class"]?.Value;
        output.Attributes.SetAttribute("class", extra is null ? "icon" : $"icon {extra}");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(Paths[Name]);
    }
}
