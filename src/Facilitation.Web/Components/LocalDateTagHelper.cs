using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Facilitation.Web.Components;

/// <summary><c>&lt;local-date of="…" /&gt;</c>: the day of a moment where the communities live (Europe/Paris until a community says otherwise).</summary>
[HtmlTargetElement("local-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LocalDateTagHelper : TagHelper
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public DateTimeOffset Of { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var local = TimeZoneInfo.ConvertTime(Of, Zone);
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.SetContent(local.ToString(CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "fr" && local.Day == 1 ? "'1er' MMMM yyyy" : "d MMMM yyyy", CultureInfo.CurrentCulture));
    }
}
