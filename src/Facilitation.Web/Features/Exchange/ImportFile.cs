using System.Security.Cryptography;
using Facilitation.Domain;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Privacy;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Exchange;

/// <summary>What an import did.</summary>
/// <param name="Kinds">How many rows of each kind were added, replaced or found unchanged.</param>
/// <param name="Refused">The rows left out, in the order of the file.</param>
/// <param name="UnknownFields">How often each field that has no place here occurred; nothing of them was kept.</param>
/// <param name="MaskedCount">How many passages were masked.</param>
internal sealed record ImportSummary(
    IReadOnlyList<ImportedKind> Kinds, IReadOnlyList<RefusedRow> Refused, IReadOnlyDictionary<string, int> UnknownFields, int MaskedCount)
{
    public bool ChangedNothing => Kinds.All(kind => kind.Added + kind.Replaced == 0);
}

internal sealed record ImportedKind(string Kind, int Added, int Replaced, int Unchanged);

/// <summary>Takes a file of challenges, actions, reports or thorns into a community: all of its acceptable rows, or, when anything fails, none.</summary>
internal sealed class ImportFile(ExchangeStore store, AuditLog audit)
{
    private const string Event = "file-imported";

    /// <param name="community">The community that receives.</param>
    /// <param name="importer">Whoever imports: the author of the thorns.</param>
    /// <param name="utf8">The file, up to <see cref="IncomingFile.MaxBytes"/>.</param>
    /// <param name="cancellation">Stops the import; nothing of it is kept.</param>
    /// <exception cref="RuleBrokenException"><c>import.file</c>: the file is not of the form. Nothing was imported.</exception>
    public async Task<ImportSummary> HandleAsync(CommunityId community, MemberId importer, ReadOnlyMemory<byte> utf8, CancellationToken cancellation)
    {
        var file = IncomingFile.Read(utf8);
        var plan = await store.ImportAsync(community, importer, held => ImportPlan.Of(file, held, importer), cancellation);
        var summary = new ImportSummary(
            [Count(plan.Challenges), Count(plan.Actions), Count(plan.Reports), Count(plan.Thorns)],
            plan.Refused, file.UnknownFields, file.MaskedCount);
        if (!summary.ChangedNothing || !await IsKnownAsync(community, utf8, cancellation))
        {
            await audit.NoteAsync(community, importer, Event, null, new { file = Fingerprint(utf8), kinds = summary.Kinds, refused = plan.Refused.Count }, cancellation);
        }

        return summary;
    }

    /// <summary>Whether this very file was imported here by this version of the rules before; what was done to its rows since then is not looked at.</summary>
    public Task<bool> IsKnownAsync(CommunityId community, ReadOnlyMemory<byte> utf8, CancellationToken cancellation)
        => audit.WasNotedAsync(community, Event, new { file = Fingerprint(utf8) }, cancellation);

    // Of the file and of the rules that masked it: with other rules the same file may give other rows.
    private static string Fingerprint(ReadOnlyMemory<byte> utf8)
        => $"{Convert.ToHexStringLower(SHA256.HashData(utf8.Span))}-{typeof(PrivacyScanner).Module.ModuleVersionId:n}";

    private static ImportedKind Count<TStored>(Changes<TStored> changes) => new(changes.Kind, changes.Added.Count, changes.Replaced.Count, changes.Unchanged);
}
