using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Facilitation.Web.Components;

/// <summary>
/// <c>&lt;field for="Input.Text" label="…" rows="6" max="4000" /&gt;</c>: label, help, what is wrong and the control, tied together for those who do not see them.
/// What somebody typed stands in it again, whatever was wrong with it.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(Texts texts) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>Lines of a text area; 0 for one line.</summary>
    public int Rows { get; set; }

    /// <summary>The most characters it takes; shown when it is a text area. The server holds the limit, so that a long paste is never cut silently.</summary>
    public int Max { get; set; }

    public bool Required { get; set; }

    /// <summary>Whether to leave out « facultatif », where a heading says it for all.</summary>
    public bool Plain { get; set; }

    /// <summary>What one line takes: <c>text</c>, <c>date</c>, or <c>number</c>, which keeps whatever was typed.</summary>
    public string Type { get; set; } = "text";

    public string Autocomplete { get; set; } = "off";

    public string? Placeholder { get; set; }

    /// <summary>A name under which the browser keeps what is typed until it is sent; <see langword="null"/> for no draft.</summary>
    public string? Draft { get; set; }

    /// <summary>Choices, the first of which is none; <see langword="null"/> for free text.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = name.Replace('.', '_').Replace('[', '_').Replace(']', '_');
        View.ModelState.TryGetValue(name, out var state);
        var wrong = state?.Errors.FirstOrDefault()?.ErrorMessage;
        var value = state?.AttemptedValue ?? Convert.ToString(For.Model, CultureInfo.InvariantCulture);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", wrong is null ? "field" : "field wrong");
        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(Label);
        if (!Required && !Plain)
        {
            label.InnerHtml.AppendHtml(" <span class=\"optional\">").Append(texts["(facultatif)"]).AppendHtml("</span>");
        }

        output.Content.SetHtmlContent(label);
        var described = new List<string>();
        if (Hint is not null)
        {
            Say(output, described, $"{id}_aide", "hint", Hint, icon: null);
        }

        if (wrong is not null)
        {
            Say(output, described, $"{id}_erreur", "why-wrong", wrong, icon: "wrong");
        }

        var control = Control(name, id, value ?? "");
        if (Rows > 0 && Max > 0)
        {
            described.Add($"{id}_compte");
        }

        if (described.Count > 0)
        {
            control.Attributes["aria-describedby"] = string.Join(' ', described);
        }

        if (wrong is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }

        if (Required)
        {
            control.Attributes["aria-required"] = "true";
        }

        output.Content.AppendHtml(control);
        if (Rows > 0 && Max > 0)
        {
            var counter = new TagBuilder("p") { Attributes = { ["class"] = "counter", ["id"] = $"{id}_compte", ["data-count"] = id, ["data-max"] = Max.ToString(CultureInfo.InvariantCulture) } };
            counter.InnerHtml.Append(texts["{0} caractères au plus", Max.ToString("N0", CultureInfo.CurrentCulture)]);
            output.Content.AppendHtml(counter);
        }
    }

    private TagBuilder Control(string name, string id, string value)
    {
        var control = new TagBuilder(Options is not null ? "select" : Rows > 0 ? "textarea" : "input");
        control.Attributes["id"] = id;
        control.Attributes["name"] = name;
        control.Attributes["autocomplete"] = Autocomplete;
        if (Draft is not null)
        {
            control.Attributes["data-draft"] = Draft;
        }

        if (Placeholder is not null)
        {
            control.Attributes["placeholder"] = Placeholder;
        }

        if (Options is not null)
        {
            foreach (var option in Options)
            {
                var choice = new TagBuilder("option") { Attributes = { ["value"] = option.Value } };
                if (option.Value == value)
                {
                    choice.Attributes["selected"] = "selected";
                }

                choice.InnerHtml.Append(option.Text);
                control.InnerHtml.AppendHtml(choice);
            }
        }
        else if (Rows > 0)
        {
            control.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
            control.Attributes["dir"] = "auto";
            // A browser drops the first line break of a text area.
            control.InnerHtml.AppendHtml("\n").Append(value);
        }
        else
        {
            control.TagRenderMode = TagRenderMode.SelfClosing;
            control.Attributes["type"] = Type == "date" ? "date" : "text";
            control.Attributes["dir"] = "auto";
            if (Type == "number")
            {
                control.Attributes["inputmode"] = "numeric";
            }

            control.Attributes["value"] = value;
        }

        return control;
    }

    private static void Say(TagHelperOutput output, List<string> described, string id, string kind, string words, string? icon)
    {
        described.Add(id);
        var line = new TagBuilder("p") { Attributes = { ["class"] = kind, ["id"] = id } };
        if (icon is not null)
        {
            line.InnerHtml.AppendHtml(Icon(icon));
        }

        var text = new TagBuilder("span");
        text.InnerHtml.Append(words);
        line.InnerHtml.AppendHtml(text);
        output.Content.AppendHtml(line);
    }

    private static TagHelperOutput Icon(string name)
    {
        var icon = new TagHelperOutput("svg", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new IconTagHelper { Name = name }.Process(null!, icon);
        return icon;
    }
}
