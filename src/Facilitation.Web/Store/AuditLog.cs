using Dapper;
using Facilitation.Domain.Communities;
using Facilitation.Web.Identity;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>Writes down what was decided about whom, never the words it was about.</summary>
internal sealed class AuditLog(NpgsqlDataSource database, TimeProvider clock)
{
    /// <inheritdoc cref="NoteAsync(CommunityId, MemberId, string, Guid?, object, CancellationToken)"/>
    public Task NoteAsync(Seat seat, string @event, Guid? subject, object details, CancellationToken cancellation)
        => NoteAsync(seat.Community, seat.Member, @event, subject, details, cancellation);

    /// <summary>Notes one decision.</summary>
    /// <param name="community">Where.</param>
    /// <param name="member">Who decided.</param>
    /// <param name="event">A stable name, such as <c>mask-refused</c>.</param>
    /// <param name="subject">The id of what it is about.</param>
    /// <param name="details">Kinds and counts only.</param>
    /// <param name="cancellation">Stops the write.</param>
    public async Task NoteAsync(CommunityId community, MemberId member, string @event, Guid? subject, object details, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new("""
            insert into audit_events (id, community_id, member_id, event, subject_id, details, created_at)
            values (@id, @community, @member, @event, @subject, @details, @now)
            """, new { id = Guid.CreateVersion7(), community, member, @event, subject, details = new JsonParameter(details), now = clock.GetUtcNow() }, cancellationToken: cancellation));
    }

    /// <summary>Whether an event with these details, among others, was noted in the community.</summary>
    public async Task<bool> WasNotedAsync(CommunityId community, string @event, object details, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new(
            "select exists (select from audit_events where community_id = @community and event = @event and details @> @details)",
            new { community, @event, details = new JsonParameter(details) }, cancellationToken: cancellation));
    }
}
