using Dapper;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>Deletes what may not be kept longer.</summary>
internal sealed class RetentionStore(NpgsqlDataSource database)
{
    /// <summary>Deletes thorns under safeguarding that were written before a moment, with everything that hangs on them.</summary>
    /// <returns>How many.</returns>
    public async Task<int> PurgeSafeguardingAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new("delete from thorns where safeguarding and created_at < @before", new { before }, cancellationToken: cancellation));
    }

    /// <returns>How many jobs wait although they were due before a moment; 0 before there are any jobs.</returns>
    public async Task<long> CountOverdueJobsAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new("select to_regclass('hangfire.job') is not null", cancellationToken: cancellation))
            ? await connection.ExecuteScalarAsync<long>(new("select count(*) from hangfire.job where statename = 'Enqueued' and createdat < @before", new { before }, cancellationToken: cancellation))
            : 0;
    }
}
