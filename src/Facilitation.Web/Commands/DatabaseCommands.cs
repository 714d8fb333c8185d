using System.CommandLine;
using Facilitation.Web.Features.Communities;
using Facilitation.Web.Features.Exchange;

namespace Facilitation.Web.Commands;

internal static class DatabaseCommands
{
    public static Command Migrate() => new Command("migrate", "Amène la base de données à cette version.")
        .Does(async (_, _, output, _) => await output.WriteLineAsync("La base de données est à jour."));

    public static Command Reindex() => new Command("reindex", "Réécrit la mémoire de chaque communauté à partir de ses textes.")
        .Does(async (_, services, output, cancellation) =>
        {
            var rebuild = services.GetRequiredService<RebuildMemory>();
            foreach (var community in await services.GetRequiredService<CommunityStore>().ListAsync(cancellation))
            {
                await output.WriteLineAsync($"{community.Slug}\u00A0: {await rebuild.HandleAsync(community.Id, cancellation)} documents");
            }
        });
}
