using System.Net.Mail;
using System.Text.RegularExpressions;
using Facilitation.Domain;
using Facilitation.Domain.Communities;

namespace Facilitation.Web.Features.Communities;

/// <summary>Founds a community, with somebody to facilitate it.</summary>
internal sealed partial class CreateCommunity(CommunityStore communities)
{
    /// <param name="slug">1 to 63 lower-case letters, digits and hyphens.</param>
    /// <param name="name">1 to 200 characters.</param>
    /// <param name="facilitator">The e-mail address of who facilitates it.</param>
    /// <param name="displayName">How to show that person, 1 to 200 characters; the start of the address when <see langword="null"/>.</param>
    /// <param name="cancellation">Stops the write.</param>
    /// <exception cref="RuleBrokenException"><c>slug.form</c>, <c>slug.taken</c>, <c>name.…</c> or <c>email.form</c>. Nothing was created.</exception>
    public async Task<Community> HandleAsync(string slug, string name, string facilitator, string? displayName, CancellationToken cancellation)
    {
        if (!SlugForm().IsMatch(slug))
        {
            throw new RuleBrokenException("slug.form", "L'identifiant d'une communauté a 1 à 63 lettres minuscules sans accent, chiffres ou tirets, et ne commence pas par un tiret.", "slug");
        }

        if (facilitator.Length > 320 || !MailAddress.TryCreate(facilitator, out var address) || address.Address != facilitator)
        {
            throw new RuleBrokenException("email.form", "L'adresse électronique n'est pas complète.", "facilitator");
        }

        var community = new Community { Id = CommunityId.New(), Slug = slug, Name = PlainText.Require(name, "name", "Le nom de la communauté", 200) };
        var shown = PlainText.Require(displayName ?? address.User, "displayName", "Le nom affiché", 200);
        return await communities.AddAsync(community, facilitator, shown, cancellation)
            ? community
            : throw new RuleBrokenException("slug.taken", $"La communauté «\u00A0{slug}\u00A0» existe déjà.", "slug");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugForm();
}
