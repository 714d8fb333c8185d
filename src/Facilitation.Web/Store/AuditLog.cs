using Dapper;
using Facilitation.Web.Identity;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>Writes down what was decided about whom, never the words it was about.</summary>
internal sealed class AuditLog(NpgsqlDataSource database, TimeProvider clock)
{
    /// <param name="seat">Who decided, and where.</param>
    /// <param name="event">A stable name, such as <c>mask-refused</c>.</param>
    /// <param name="subject">The id of what it is about.</param>
    /// <param name="details">Kinds and counts only.</param>
    /// <param name="cancellation">Stops the write.</param>
    public async Task NoteAsync(Seat seat, string @event, Guid? subject, object details, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new("""
            insert into audit_events (id, community_id, member_id, event, subject_id, details, created_at)
            values (@id, @Community, @Member, @event, @subject, @details, @now)
            """, new { id = Guid.CreateVersion7(), seat.Community, seat.Member, @event, subject, details = new JsonParameter(details), now = clock.GetUtcNow() }, cancellationToken: cancellation));
    }
}
