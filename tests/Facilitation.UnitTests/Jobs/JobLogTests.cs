using Facilitation.Web.Jobs;
using Microsoft.Extensions.Logging;
using LogLevel = Hangfire.Logging.LogLevel;

namespace Facilitation.UnitTests.Jobs;

/// <summary>Hangfire's log outlives the program that set it.</summary>
public sealed class JobLogTests
{
    [Fact]
    public void A_program_that_ended_hinders_no_other_ones_jobs()
    {
        var loggers = LoggerFactory.Create(logging => logging.AddConsole());
        var log = new JobLog(loggers);
        Assert.True(log.GetLogger("Hangfire").Log(LogLevel.Error, null));

        loggers.Dispose();

        Assert.False(log.GetLogger("Hangfire").Log(LogLevel.Error, null));
    }
}
