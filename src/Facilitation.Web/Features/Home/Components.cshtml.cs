using Facilitation.Domain.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Facilitation.Web.Features.Home;

/// <summary>Every component on one page, in Development only.</summary>
[AllowAnonymous]
internal sealed class ComponentsModel(IHostEnvironment environment) : PageModel
{
    public IReadOnlyList<Redaction> Masks { get; } = [new(RedactionKind.MinorName, 19, 8, "[prénom]"), new(RedactionKind.ClassGroup, 68, 8, "[classe]")];
    public string Good { get; } = "Ce qui est écrit reste écrit.";
    public string Wrong { get; } = "";
    public string Level { get; } = "college";

    public IActionResult OnGet()
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        ModelState.AddModelError(nameof(Wrong), "Ce champ est vide. Écrivez au moins quelques mots.");
        return Page();
    }
}
