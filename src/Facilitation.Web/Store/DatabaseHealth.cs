using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>Ready means that the database answers.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException unreachable)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", unreachable);
        }
    }
}
