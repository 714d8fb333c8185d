using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>The sweeper's eye: jobs that wait for minutes mean that no worker is alive. Degraded, for people can still work.</summary>
internal sealed class JobHealth(RetentionStore jobs, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var overdue = await jobs.CountOverdueJobsAsync(clock.GetUtcNow() - TooLong, cancellationToken);
            return overdue == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{overdue} jobs wait since more than {TooLong.TotalMinutes} minutes.");
        }
        catch (NpgsqlException unreachable)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", unreachable);
        }
    }
}
