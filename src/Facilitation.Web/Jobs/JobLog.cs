using Hangfire.AspNetCore;
using Hangfire.Logging;
using LogLevel = Hangfire.Logging.LogLevel;

namespace Facilitation.Web.Jobs;

/// <summary>
/// Where Hangfire logs. It keeps one such place for the whole process: when the program that set it has ended, another one in the same process
/// (tests run many) logs nothing instead of failing to fetch or to schedule its jobs.
/// </summary>
internal sealed class JobLog(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider _provider = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return _provider.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(LogLevel logLevel, Func<string> messageFunc, Exception? exception = null) => false;
    }
}
