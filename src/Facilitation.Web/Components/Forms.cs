using Facilitation.Domain;
using Facilitation.Domain.Method;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Facilitation.Web.Components;

/// <summary>What the forms of all pages share.</summary>
public static class Forms
{
    /// <summary>Puts a broken rule beside its field, so that the form can come back as it was.</summary>
    /// <param name="state">The form's state.</param>
    /// <param name="broken">Its field is spelt as in the API, such as <c>observableChange</c>.</param>
    /// <param name="form">The name of the form's property on the page, such as <c>Input</c>.</param>
    public static void AddRule(this ModelStateDictionary state, RuleBrokenException broken, string form = "Input")
        => state.AddModelError(broken.Field is { Length: > 0 } field ? $"{form}.{char.ToUpperInvariant(field[0])}{field[1..]}" : "", broken.Printed());

    /// <summary>The levels to choose from, none first.</summary>
    public static IEnumerable<SelectListItem> Levels(this Texts texts, string none = "Sans précision")
        => Enum.GetValues<EducationLevel>().Select(level => new SelectListItem(texts[Labels.Of(level)], WireName.Of(level))).Prepend(new(texts[none], ""));

    /// <summary>A text as it was typed: browsers send two characters for one line break.</summary>
    public static string? Typed(this string? text) => text?.ReplaceLineEndings("\n");
}
