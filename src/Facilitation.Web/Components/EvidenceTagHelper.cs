using System.Globalization;
using System.Text;
using Facilitation.Domain.Experiments;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Facilitation.Web.Components;

/// <summary><c>&lt;evidence of="…" /&gt;</c>: one mark a report, and the same in words. Says honestly when nobody reported yet.</summary>
[HtmlTargetElement("evidence", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EvidenceTagHelper(Texts texts) : TagHelper
{
    private const int MostMarks = 20;

    public Evidence Of { get; set; } = Evidence.None;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "evidence");
        if (Of.Total == 0)
        {
            output.Content.SetHtmlContent("<span class=\"none\">").Append(texts["Pas encore de retour d'expérimentation"]).AppendHtml("</span>");
            return;
        }

        output.Content.SetHtmlContent(Of.Total <= MostMarks ? Marks() : "").Append(InWords());
    }

    private string InWords() => texts.Count(Of.Total, "{0} retour : ", "{0} retours : ") + string.Join(", ", Of.InWords(texts));

    private string Marks()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {(Of.Total * 16) - 2} 14\" width=\"{(Of.Total * 16) - 2}\" height=\"14\" aria-hidden=\"true\" focusable=\"false\">");
        var x = 7;
        Add(Of.Worked, "<circle cx='{0}' cy='7' r='6' fill='currentColor'/>");
        Add(Of.Mixed, "<circle cx='{0}' cy='7' r='5.25' fill='none' stroke='currentColor' stroke-width='1.5'/><path d='M{0} 1a6 6 0 0 0 0 12z' fill='currentColor'/>");
        Add(Of.DidNotWork, "<circle cx='{0}' cy='7' r='5.25' fill='none' stroke='currentColor' stroke-width='1.5'/>");
        Add(Of.Inconclusive, "<circle cx='{0}' cy='7' r='5.25' fill='none' stroke='currentColor' stroke-width='1.5' stroke-dasharray='2 2.12'/>");
        return svg.Append("</svg>").ToString();

        void Add(int count, string shape)
        {
            for (var i = 0; i < count; i++, x += 16)
            {
                svg.AppendFormat(CultureInfo.InvariantCulture, shape, x);
            }
        }
    }
}
