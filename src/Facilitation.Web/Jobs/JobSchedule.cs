using System.Linq.Expressions;
using Hangfire;

namespace Facilitation.Web.Jobs;

/// <summary>Says which job runs when. Registering again changes nothing.</summary>
internal sealed class JobSchedule(IRecurringJobManager jobs) : BackgroundService
{
    private static readonly RecurringJobOptions Paris = new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), MisfireHandling = MisfireHandlingMode.Relaxed };

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() =>
    {
        Every<FillEmbeddings>("embeddings", "*/5 * * * * *", job => job.RunAsync(CancellationToken.None));
        Every<RefreshLexicon>("lexicon", "40 3 * * *", job => job.RunAsync(CancellationToken.None));
        Every<PurgeSafeguarding>("safeguarding-purge", "20 * * * *", job => job.RunAsync(CancellationToken.None));
    }, stoppingToken);

    private void Every<TJob>(string name, string cron, Expression<Func<TJob, Task>> run) => jobs.AddOrUpdate(name, run, cron, Paris);
}
