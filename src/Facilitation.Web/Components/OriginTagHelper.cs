using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Facilitation.Web.Components;

/// <summary><c>&lt;origin mode="model" …/&gt;</c>: who worded a text. Every text a model wrote carries it.</summary>
[HtmlTargetElement("origin", TagStructure = TagStructure.WithoutEndTag)]
public sealed class OriginTagHelper(Texts texts) : TagHelper
{
    /// <summary><c>model</c>, <c>guided</c>, or <see langword="null"/> for a person's own words.</summary>
    public string? Mode { get; set; }

    public string? Model { get; set; }

    public string? PromptVersion { get; set; }

    /// <summary>Whether a person changed the wording afterwards.</summary>
    public bool Edited { get; set; }

    /// <summary>What guided mode made it of; <see langword="null"/> for rules and the community's memory.</summary>
    public string? Of { get; set; }

    /// <summary>Why guided mode answered though a model is configured; <see langword="null"/> otherwise.</summary>
    public string? Fallback { get; set; }

    /// <summary>Whether somebody adopted it already.</summary>
    public bool Approved { get; set; }

    /// <summary>Whether the text is called by a feminine noun: « une synthèse ».</summary>
    public bool Feminine { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "origin");
        var icon = new TagHelperOutput("svg", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new IconTagHelper { Name = Mode switch { "model" => "spark", "guided" => "compass", _ => "pen" } }.Process(context, icon);
        output.Content.SetHtmlContent(icon).AppendHtml("<span>").Append(InWords()).AppendHtml("</span>");
    }

    private string InWords()
    {
        var made = Mode switch
        {
            "model" => texts[Agreed("Rédigé avec l'aide d'une IA (modèle {0}, consigne {1}).", "Rédigée avec l'aide d'une IA (modèle {0}, consigne {1})."), Model ?? "?", PromptVersion ?? "?"],
            // An attribute without a value reaches a tag helper as an empty one.
            "guided" when !string.IsNullOrEmpty(Fallback) => texts[Agreed("Rédigé par le mode guidé, sans IA : le modèle {0}.", "Rédigée par le mode guidé, sans IA : le modèle {0}."), texts[WhyFallback(Fallback)]],
            "guided" when !string.IsNullOrEmpty(Of) => texts[Agreed("Rédigé par le mode guidé, sans IA : {0}.", "Rédigée par le mode guidé, sans IA : {0}."), Of],
            "guided" => texts[Agreed("Rédigé par le mode guidé, sans IA : des règles et la mémoire de votre communauté.", "Rédigée par le mode guidé, sans IA : des règles et la mémoire de votre communauté.")],
            _ => texts[Agreed("Rédigé par une personne de la communauté.", "Rédigée par une personne de la communauté.")],
        };
        var after = (Edited, Approved) switch
        {
            (true, true) => texts[Agreed("Modifié, puis adopté par une personne.", "Modifiée, puis adoptée par une personne.")],
            (false, true) => texts[Agreed("Relu et adopté par une personne.", "Relue et adoptée par une personne.")],
            (true, false) => texts[Agreed("Modifié par une personne.", "Modifiée par une personne.")],
            _ => "",
        };
        return Mode is "model" or "guided" && after.Length > 0 ? $"{made} {after}" : made;
    }

    private string Agreed(string masculine, string feminine) => Feminine ? feminine : masculine;

    private static string WhyFallback(string fallback) => fallback switch
    {
        "deadline" or "timeout" => "n'a pas répondu à temps",
        "budget" => "a atteint sa limite du jour",
        "unusable" or "unreadable" => "a donné une réponse que nos vérifications ont refusée",
        "refused" => "a refusé de répondre",
        _ => "n'était pas disponible",
    };
}
