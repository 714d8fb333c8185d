using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Keeps what the memory says of published syntheses true: where a report they cite was edited or withdrawn, only sentences that still have their source stay.</summary>
internal sealed class RefreshDocuments(SynthesisMemoryStore memory, ReadSynthesis read)
{
    /// <summary>Writes anew the documents whose sources changed. Running twice is safe.</summary>
    public async Task HandleAsync(CancellationToken cancellation)
    {
        foreach (var (community, synthesis, sources) in await memory.ListChangedAsync(cancellation))
        {
            var view = await read.ViewAsync(community, synthesis, cancellation);
            var holds = view.Findings.Any(finding => finding.Holds && finding.Stored.Decision is FindingDecision.Accepted);
            await memory.WriteAsync(synthesis.Id, sources, holds ? SynthesisDocument.Of(community, view) : null, cancellation);
        }
    }
}
