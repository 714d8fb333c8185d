using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Facilitation.Web.Components;

/// <summary><c>&lt;local-date of="…" /&gt;</c>: the day of a moment where the communities live (Europe/Paris until a community says otherwise).</summary>
[HtmlTargetElement("local-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LocalDateTagHelper : TagHelper
{
    public DateTimeOffset Of { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var day = DateOnly.FromDateTime(Of.Local().DateTime);
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.SetContent(day.InWords());
    }
}
