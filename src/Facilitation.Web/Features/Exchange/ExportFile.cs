using Facilitation.Domain.Communities;

namespace Facilitation.Web.Features.Exchange;

/// <summary>Writes what a community shares as a file of exchange: the same content gives the same bytes, here and wherever the file is imported.</summary>
internal sealed class ExportFile(ExchangeStore store)
{
    /// <returns>UTF-8 JSON; never a private row, never one under safeguarding.</returns>
    public async Task<byte[]> HandleAsync(CommunityId community, CancellationToken cancellation)
        => ExchangeJson.Write((await store.ReadAsync(community, cancellation)).Shared());
}
