using Facilitation.Domain.Communities;

namespace Facilitation.Web.Features.Exchange;

/// <summary>Writes a community's documents anew from its rows, where the memory was lost or its form has changed.</summary>
internal sealed class RebuildMemory(ExchangeStore store)
{
    /// <returns>How many documents were written.</returns>
    public Task<int> HandleAsync(CommunityId community, CancellationToken cancellation) => store.ReindexAsync(community, cancellation);
}
