using Facilitation.Web.Hosting;
using Facilitation.Web.Store;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace Facilitation.Web.Jobs;

/// <summary>Hangfire is the clock, the tables are the queues: a recurring job asks its own store what is due.</summary>
internal static class JobRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<HostOptions>(HostOptions.Section);
        services.AddSingleton<FillEmbeddings>().AddSingleton<RefreshLexicon>().AddSingleton<PurgeSafeguarding>().AddSingleton<SweepDocuments>().AddSingleton<PurgeDrafts>().AddSingleton<RetentionStore>();
        services.AddHealthChecks().AddCheck<JobHealth>("jobs");
        var host = configuration.GetSection(HostOptions.Section).Get<HostOptions>() ?? new();
        if (host.Role is "web")
        {
            return services;
        }

        // Ours, not Hangfire's static one: two programs in one process (tests) would work on each other's jobs.
        services.AddSingleton<JobStorage>(provider => new PostgreSqlStorage(
            new NpgsqlConnectionFactory(provider.GetRequiredService<IConfiguration>().RequireConnectionString().ForJobs(host.Workers), Storage), Storage) { JobExpirationTimeout = TimeSpan.FromHours(2) });
        services.AddHangfire((provider, hangfire) => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new JobLog(provider.GetRequiredService<ILoggerFactory>()))
            .UseStorage(provider.GetRequiredService<JobStorage>()));
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = host.Workers;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(2);
            server.ShutdownTimeout = TimeSpan.FromSeconds(10);
        });
        return services.AddHostedService<JobSchedule>();
    }

    // What was measured to lose, repeat or hold up jobs is off (PITFALLS 5.4).
    private static PostgreSqlStorageOptions Storage => new()
    {
        SchemaName = "hangfire",
        EnableLongPolling = false,
        QueuePollInterval = TimeSpan.FromSeconds(2),
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = TimeSpan.FromMinutes(5),
        DistributedLockTimeout = TimeSpan.FromMinutes(1),
        JobExpirationCheckInterval = TimeSpan.FromMinutes(15),
    };
}
