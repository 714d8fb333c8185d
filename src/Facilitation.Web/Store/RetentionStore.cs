using Dapper;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>Deletes what may not be kept longer.</summary>
internal sealed class RetentionStore(NpgsqlDataSource database)
{
    /// <summary>Deletes thorns and reports that came under safeguarding before a moment, with everything that hangs on them.</summary>
    /// <returns>How many.</returns>
    public async Task<int> PurgeSafeguardingAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(new("""
            with thorns_gone as (delete from thorns where safeguarding and created_at < @before returning id),
            reports_gone as (delete from experiment_reports where safeguarding_since < @before returning id),
            versions_gone as (delete from revisions where kind = 'report' and subject_id in (select id from reports_gone)),
            documents_gone as (delete from documents where id in (select id from reports_gone))
            select (select count(*) from thorns_gone) + (select count(*) from reports_gone)
            """, new { before }, cancellationToken: cancellation));
    }

    /// <summary>Deletes drafts that were saved last before a moment.</summary>
    /// <returns>How many.</returns>
    public async Task<int> PurgeDraftsAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new("delete from drafts where updated_at < @before", new { before }, cancellationToken: cancellation));
    }

    /// <summary>Deletes documents that were taken out of the memory before a moment, oldest first and few at a time: vectors are not deleted in masses.</summary>
    /// <returns>How many; at most 200.</returns>
    public async Task<int> SweepDocumentsAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new("""
            delete from documents where id in (select id from documents where deleted_at < @before order by deleted_at limit 200 for update skip locked) and deleted_at < @before
            """, new { before }, cancellationToken: cancellation));
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
