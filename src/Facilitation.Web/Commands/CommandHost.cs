using Facilitation.Web.Hosting;
using Facilitation.Web.Store;

namespace Facilitation.Web.Commands;

/// <summary>The program without its pages: the same settings and services as when it serves, but nobody is listened to.</summary>
internal static class CommandHost
{
    public static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Error); // What a command has to say, it writes itself.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddFacilitation();
        return builder.Build();
    }

    /// <summary>Brings the database to this version first: a command that finds another one could do harm.</summary>
    public static Task MigrateAsync(WebApplication host, CancellationToken cancellation)
        => Migrations.ApplyAsync(host.Configuration.RequireConnectionString(), host.Logger, cancellation);
}
