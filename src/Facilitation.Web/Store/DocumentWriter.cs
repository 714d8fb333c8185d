#pragma warning disable CA1822 // The contract; its owner fills it.
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>The one door through which documents are written.</summary>
internal sealed class DocumentWriter
{
    /// <summary>Writes a document inside the writer's own transaction, so that its words are found at once.</summary>
    public Task UpsertAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Document document, CancellationToken cancellation) => Task.CompletedTask;
}
