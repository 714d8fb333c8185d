using System.CommandLine;
using Facilitation.Web.Features.Communities;

namespace Facilitation.Web.Commands;

internal static class CommunityCommands
{
    public static Command CreateCommunity()
    {
        var slug = new Option<string>("--slug") { Description = "Son identifiant dans les adresses.", Required = true };
        var name = new Option<string>("--name") { Description = "Son nom.", Required = true };
        var facilitator = new Option<string>("--facilitator") { Description = "L'adresse électronique de qui l'anime.", Required = true };
        var displayName = new Option<string?>("--display-name") { Description = "Le nom affiché de cette personne." };
        return new Command("create", "Crée une communauté et son animateur·rice.") { slug, name, facilitator, displayName }.Does(async (parsed, services, output, cancellation) =>
        {
            var community = await services.GetRequiredService<CreateCommunity>().HandleAsync(
                parsed.GetRequiredValue(slug), parsed.GetRequiredValue(name), parsed.GetRequiredValue(facilitator), parsed.GetValue(displayName), cancellation);
            await output.WriteLineAsync($"La communauté «\u00A0{community.Name}\u00A0» ({community.Slug}) est créée.");
        });
    }

    public static Command CreateToken()
    {
        var email = new Option<string>("--email") { Description = "L'adresse électronique du membre.", Required = true };
        var community = new Option<string>("--community") { Description = "L'identifiant de la communauté.", Required = true };
        return new Command("create", "Crée un jeton et l'écrit une seule fois, ici.") { email, community }.Does(async (parsed, services, output, cancellation) =>
            await output.WriteLineAsync(await services.GetRequiredService<CreateToken>().HandleAsync(parsed.GetRequiredValue(community), parsed.GetRequiredValue(email), cancellation)));
    }
}
