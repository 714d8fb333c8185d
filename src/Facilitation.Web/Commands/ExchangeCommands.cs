using System.CommandLine;
using Facilitation.Domain;
using Facilitation.Web.Features.Communities;
using Facilitation.Web.Features.Exchange;
using Facilitation.Web.Identity;

namespace Facilitation.Web.Commands;

internal static class ExchangeCommands
{
    public static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "Un fichier JSON de défis et d'actions, de retours ou d'épines." };
        var slug = new Option<string>("--community") { Description = "L'identifiant de la communauté qui reçoit.", Required = true };
        var email = new Option<string>("--as") { Description = "L'adresse électronique de qui importe, membre de cette communauté.", Required = true };
        return new Command("import", "Importe un fichier en entier, ou rien.") { file, slug, email }.Does(async (parsed, services, output, cancellation) =>
        {
            var (community, member, role) = await services.GetRequiredService<CreateToken>()
                .RequireMemberAsync(parsed.GetRequiredValue(slug), parsed.GetRequiredValue(email), cancellation);
            if (role < MemberRole.Member)
            {
                throw new RuleBrokenException("member.observer", "Cette personne observe la communauté\u00A0: elle ne peut rien y importer.");
            }

            var bytes = await ReadAsync(parsed.GetRequiredValue(file), cancellation);
            await ImportPrinter.PrintAsync(output, await services.GetRequiredService<ImportFile>().HandleAsync(community, member, bytes, cancellation));
        });
    }

    public static Command Export()
    {
        var file = new Argument<string>("FILE") { Description = "Le fichier JSON à écrire." };
        var slug = new Option<string?>("--community") { Description = "L'identifiant de la communauté, s'il y en a plusieurs." };
        return new Command("export", "Écrit ce que partage une communauté, sans texte privé.") { file, slug }.Does(async (parsed, services, output, cancellation) =>
        {
            var community = await ChooseAsync(services.GetRequiredService<CommunityStore>(), parsed.GetValue(slug), cancellation);
            var bytes = await services.GetRequiredService<ExportFile>().HandleAsync(community.Id, cancellation);
            await WriteAsync(parsed.GetRequiredValue(file), bytes, cancellation);
            await output.WriteLineAsync($"La communauté «\u00A0{community.Slug}\u00A0» est dans {parsed.GetRequiredValue(file)} ({bytes.Length} octets).");
        });
    }

    private static async Task<Community> ChooseAsync(CommunityStore communities, string? slug, CancellationToken cancellation)
    {
        if (slug is not null)
        {
            return await communities.FindAsync(slug, cancellation) ?? throw new RuleBrokenException("community.unknown", $"Il n'y a pas de communauté «\u00A0{slug}\u00A0».");
        }

        return await communities.ListAsync(cancellation) switch
        {
            [var only] => only,
            [] => throw new RuleBrokenException("community.none", "Il n'y a encore aucune communauté."),
            var several => throw new RuleBrokenException("community.several", $"Précisez --community\u00A0: {string.Join(", ", several.Select(community => community.Slug))}."),
        };
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new RuleBrokenException("import.missing", $"Il n'y a pas de fichier {path}.");
        }

        return file.Length > IncomingFile.MaxBytes
            ? throw new RuleBrokenException("import.file", $"Le fichier dépasse {IncomingFile.MaxBytes / 1024 / 1024} Mo. Rien n'a été importé.")
            : await File.ReadAllBytesAsync(path, cancellation);
    }

    // Beside, then in place: an export that stops half-way leaves the former file whole.
    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        var beside = $"{path}.{Guid.NewGuid():n}";
        try
        {
            await File.WriteAllBytesAsync(beside, bytes, cancellation);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
