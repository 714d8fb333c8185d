using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Web.Features.Communities;
using Facilitation.Web.Features.Exchange;
using Facilitation.Web.Identity;
using Microsoft.Extensions.Options;

namespace Facilitation.Web.Demo;

/// <summary>What the demonstration did.</summary>
/// <param name="Files">One summary a file loaded.</param>
/// <param name="Token">A bearer token of the demonstration facilitator; <see langword="null"/> when none was asked for.</param>
internal sealed record LoadedDemo(IReadOnlyList<ImportSummary> Files, string? Token);

/// <summary>Makes sure the demonstration community stands with its library and reports. Running it again changes nothing.</summary>
internal sealed class LoadDemo(CommunityStore communities, CreateCommunity create, CreateToken tokens, ImportFile import, IOptions<DemoOptions> options)
{
    public const string Slug = "demo";
    public const string Facilitator = "animatrice@demo.example";

    private static readonly string[] Files = ["library.json", "reports.json"];

    /// <param name="anew">Whether to go through files that this version loaded before; a token is given even where no file keeps it.</param>
    /// <param name="cancellation">Stops between two files.</param>
    public async Task<LoadedDemo> HandleAsync(bool anew, CancellationToken cancellation)
    {
        if (await communities.FindAsync(Slug, cancellation) is null)
        {
            try
            {
                await create.HandleAsync(Slug, "Communauté de démonstration", Facilitator, "Animatrice de démonstration", cancellation);
            }
            catch (RuleBrokenException taken) when (taken.Code == "slug.taken")
            {
                // Another program loads the demonstration at the same moment; it makes the same community.
            }
        }

        var (community, member, _) = await tokens.RequireMemberAsync(Slug, Facilitator, cancellation);
        var files = new List<ImportSummary>();
        foreach (var file in Files)
        {
            var bytes = await ReadAsync(file, cancellation);
            if (anew || !await import.IsKnownAsync(community, bytes, cancellation))
            {
                files.Add(await import.HandleAsync(community, member, bytes, cancellation));
            }
        }

        return new(files, anew || options.Value.TokenFile is not null ? await FindOrCreateTokenAsync(community, member, cancellation) : null);
    }

    private async Task<string> FindOrCreateTokenAsync(CommunityId community, MemberId member, CancellationToken cancellation)
    {
        var file = options.Value.TokenFile;
        if (file is not null && File.Exists(file))
        {
            var kept = (await File.ReadAllTextAsync(file, cancellation)).Trim();
            if (kept.Length > 0 && await communities.HasTokenAsync(community, member, AccessToken.Hash(kept), cancellation))
            {
                return kept;
            }
        }

        var token = await tokens.HandleAsync(Slug, Facilitator, cancellation);
        if (file is not null)
        {
            await KeepAsync(file, token, cancellation);
        }

        return token;
    }

    // Written beside and moved into place: a reader finds the old token or the new one, never half of one, and nobody else may read it.
    private static async Task KeepAsync(string file, string token, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder);
        var beside = Path.Combine(folder, $".{Path.GetFileName(file)}.{Guid.NewGuid():n}");
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var writer = new StreamWriter(beside, mode))
        {
            await writer.WriteAsync(token.AsMemory(), cancellation);
            await writer.WriteAsync("\n".AsMemory(), cancellation);
        }

        File.Move(beside, file, overwrite: true);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(string file, CancellationToken cancellation)
    {
        await using var resource = typeof(LoadDemo).Assembly.GetManifestResourceStream($"Facilitation.Web.Demo.Data.{file}")
            ?? throw new InvalidOperationException($"{file} is not in the assembly.");
        using var copy = new MemoryStream();
        await resource.CopyToAsync(copy, cancellation);
        return copy.ToArray();
    }
}
