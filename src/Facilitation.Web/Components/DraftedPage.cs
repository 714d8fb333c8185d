using System.Globalization;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace Facilitation.Web.Components;

/// <summary>A page whose form saves itself while one writes. The address of the page names the draft; see <c>_DraftFound</c>, <c>_DraftBar</c> and <c>forms.js</c>.</summary>
internal abstract class DraftedPage(DraftStore drafts, TimeProvider clock) : PageModel
{
    /// <summary>The field that names the draft.</summary>
    public const string Field = "brouillon";

    public string DraftKey => Request.Path.Value!.ToLowerInvariant();

    /// <summary>When the draft that fills the form was saved; <see langword="null"/> when none does.</summary>
    public DateTimeOffset? DraftFrom { get; private set; }

    public DateOnly Today => clock.Today();

    /// <summary>Fills the form with what was typed into it and not sent.</summary>
    /// <returns>Whether there was a draft.</returns>
    protected async Task<bool> FillFromDraftAsync<TForm>(TForm form, string prefix, CancellationToken cancellation) where TForm : class
    {
        if (await drafts.FindAsync(HttpContext.Seat(), DraftKey, cancellation) is not { } draft)
        {
            return false;
        }

        var values = new FormCollection(draft.Fields.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
        await TryUpdateModelAsync(form, prefix, new FormValueProvider(BindingSource.Form, values, CultureInfo.InvariantCulture));
        ModelState.Clear();
        DraftFrom = draft.SavedAt;
        return true;
    }

    /// <summary>What was typed is sent: its draft is no longer needed.</summary>
    protected Task ForgetDraftAsync(CancellationToken cancellation) => drafts.RemoveAsync(HttpContext.Seat(), DraftKey, cancellation);
}
