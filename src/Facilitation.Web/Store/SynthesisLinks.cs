using Dapper;
using Facilitation.Domain.Communities;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>Where the syntheses of a challenge or an action are, for the pages of both.</summary>
/// <param name="Number">The challenge's or the action's, such as <c>1</c> or <c>1.2</c>.</param>
/// <param name="Reports">How many reports the viewer sees on it.</param>
/// <param name="Published">The present version; <see langword="null"/> when none was approved yet.</param>
/// <param name="Draft">The draft that is being made; <see langword="null"/> when there is none, or for who only reads.</param>
/// <param name="MayWrite">Whether the viewer may begin one.</param>
internal sealed record SynthesisLink(string Number, int Reports, Guid? Published, Guid? Draft, bool MayWrite);

internal sealed class SynthesisLinks(NpgsqlDataSource database)
{
    /// <param name="community">Whose.</param>
    /// <param name="number">The challenge's or the action's.</param>
    /// <param name="reports">How many reports the viewer sees on it.</param>
    /// <param name="mayWrite">Whether the viewer may write.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<SynthesisLink> FindAsync(CommunityId community, string number, int reports, bool mayWrite, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = (await connection.QueryAsync<(string State, Guid Id)>(new("""
            select y.state, y.id from syntheses y join challenges c on c.id = y.challenge_id left join actions a on a.id = y.action_id
            where y.community_id = @community and y.state in ('draft', 'published') and c.number || coalesce('.' || a.number, '') = @number
            """, new { community, number }, cancellationToken: cancellation))).AsList();
        return new(number, reports, Of("published"), mayWrite ? Of("draft") : null, mayWrite);

        Guid? Of(string state) => rows.Where(row => row.State == state).Select(row => (Guid?)row.Id).FirstOrDefault();
    }
}
