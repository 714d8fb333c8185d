using System.Linq.Expressions;
using Facilitation.Web.Features.Syntheses;
using Hangfire;

namespace Facilitation.Web.Jobs;

/// <summary>Says which job runs when. Registering again changes nothing.</summary>
internal sealed partial class JobSchedule(IRecurringJobManager jobs, ILogger<JobSchedule> log) : BackgroundService
{
    private static readonly RecurringJobOptions Paris = new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), MisfireHandling = MisfireHandlingMode.Relaxed };

    // A program that was killed while it registered leaves a lock behind for some minutes. Waiting for it must not stop this one.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await Task.Run(TryRegister, stoppingToken))
        {
            await Task.Delay(Pause, stoppingToken);
        }
    }

    private bool TryRegister()
    {
        try
        {
            Every<FillEmbeddings>("embeddings", "*/5 * * * * *", job => job.RunAsync(CancellationToken.None));
            Every<AdvanceSyntheses>("syntheses", "*/5 * * * * *", job => job.RunAsync(CancellationToken.None));
            Every<ForgetReports>("synthesis-sources", "35 * * * *", job => job.RunAsync(CancellationToken.None));
            Every<RefreshLexicon>("lexicon", "40 3 * * *", job => job.RunAsync(CancellationToken.None));
            Every<PurgeSafeguarding>("safeguarding-purge", "20 * * * *", job => job.RunAsync(CancellationToken.None));
            Every<PurgeDrafts>("drafts-purge", "25 3 * * *", job => job.RunAsync(CancellationToken.None));
            Every<SweepDocuments>("documents-sweep", "50 * * * *", job => job.RunAsync(CancellationToken.None));
            return true;
        }
        catch (Hangfire.Storage.DistributedLockTimeoutException)
        {
            Waits(log);
            return false;
        }
    }

    private void Every<TJob>(string name, string cron, Expression<Func<TJob, Task>> run) => jobs.AddOrUpdate(name, run, cron, Paris);

    [LoggerMessage(LogLevel.Warning, "The schedule of jobs is locked by a program that ended; trying again soon. What is scheduled already goes on.")]
    private static partial void Waits(ILogger log);
}
