using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Facilitation.Web.Identity;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>What somebody typed into a form and has not sent yet.</summary>
/// <param name="Fields">By the names of the form.</param>
/// <param name="SavedAt">When it was saved last.</param>
internal sealed record Draft(IReadOnlyDictionary<string, string[]> Fields, DateTimeOffset SavedAt);

/// <summary>
/// Keeps what is being written in any form, by the address of the form's page. A draft holds its author's raw words, because masks in one's own
/// half-typed sentence would be words lost. So it is encrypted for that member and that form with keys that are not in the database (and not in
/// its backups), read back into the author's form only, and gone when the form is sent or after 30 days.
/// </summary>
internal sealed class DraftStore(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Saves a draft, or forgets it when nothing is typed any more.</summary>
    /// <returns>The moment of saving; <see langword="null"/> when there was nothing to keep.</returns>
    public async Task<DateTimeOffset?> SaveAsync(Seat seat, string key, IReadOnlyDictionary<string, string[]> fields, CancellationToken cancellation)
    {
        if (fields.Values.All(values => values.All(string.IsNullOrWhiteSpace)))
        {
            await RemoveAsync(seat, key, cancellation);
            return null;
        }

        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new("""
            insert into drafts (community_id, member_id, key, content, updated_at) values (@Community, @Member, @key, @content, @now)
            on conflict (community_id, member_id, key) do update set content = excluded.content, updated_at = excluded.updated_at
            """, new { seat.Community, seat.Member, key, content = For(seat, key).Protect(JsonSerializer.SerializeToUtf8Bytes(fields, Database.Json)), now }, cancellationToken: cancellation));
        return now;
    }

    /// <returns><see langword="null"/> when there is none, or none that can be read any more.</returns>
    public async Task<Draft?> FindAsync(Seat seat, string key, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new(
            "select content, updated_at from drafts where community_id = @Community and member_id = @Member and key = @key", new { seat.Community, seat.Member, key }, cancellationToken: cancellation));
        try
        {
            return row is null ? null : new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(For(seat, key).Unprotect(row.Content), Database.Json)!, row.UpdatedAt);
        }
        catch (CryptographicException)
        {
            return null; // Its key is gone; what was encrypted with it is too.
        }
    }

    /// <returns>When the draft of a form was saved; <see langword="null"/> when there is none.</returns>
    public async Task<DateTimeOffset?> WhenAsync(Seat seat, string key, CancellationToken cancellation) => (await FindAsync(seat, key, cancellation))?.SavedAt;

    public async Task RemoveAsync(Seat seat, string key, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new("delete from drafts where community_id = @Community and member_id = @Member and key = @key", new { seat.Community, seat.Member, key }, cancellationToken: cancellation));
    }

    private IDataProtector For(Seat seat, string key) => protection.CreateProtector("drafts", seat.Community.Value.ToString(), seat.Member.Value.ToString(), key);

    private sealed class Row
    {
        public byte[] Content { get; init; } = [];
        public DateTimeOffset UpdatedAt { get; init; }
    }
}
