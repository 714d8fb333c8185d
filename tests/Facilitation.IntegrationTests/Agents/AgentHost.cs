using System.Collections.Concurrent;
using Facilitation.Agents;
using Facilitation.Agents.Models;
using Facilitation.Agents.Reframing;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Thorns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Facilitation.IntegrationTests.Agents;

/// <summary>The agents as the program registers them, with the real connectors, a ledger in memory and every log line kept.</summary>
internal sealed class AgentHost : IAsyncDisposable
{
    internal const string Key = "sk-clef-tres-secrete-42";

    private readonly ServiceProvider _services;

    public AgentHost(ModelServer server, ModelProvider provider = ModelProvider.OpenAI, params ReadOnlySpan<(string Key, string Value)> settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["Model:Provider"] = provider.ToString(),
            ["Model:Endpoint"] = (provider is ModelProvider.AzureOpenAI ? server.AzureEndpoint : server.Endpoint).AbsoluteUri,
            ["Model:ApiKey"] = Key,
            ["Model:Model"] = "petit-modele",
            ["Model:Deadline"] = "00:00:03",
            ["Model:AttemptTimeout"] = "00:00:01",
            ["Model:RetryDelay"] = "00:00:00.02",
        };
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddSingleton(TimeProvider.System);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddAgents();
        services.AddSingleton<IModelLedger>(Ledger);
        services.RemoveAllKeyed<IReframingAgent>("guided");
        services.AddKeyedSingleton<IReframingAgent>("guided", new Guided());
        _services = services.BuildServiceProvider();
    }

    public LedgerInMemory Ledger { get; } = new();

    public LogsInMemory Logs { get; } = new();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public Task<Reframing> ReframeAsync(ReframingRequest request, CancellationToken cancellation = default)
        => _services.GetRequiredService<IReframingAgent>().ReframeAsync(request, null, cancellation);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Guided : IReframingAgent
    {
        public Task<Reframing> ReframeAsync(ReframingRequest request, IProgress<ReframingStage>? progress, CancellationToken cancellation)
            => Task.FromResult(new Reframing(ReframingKind.Questions, [], ["Que voyez-vous ?"], null, null, null, new("guided", null, null)));
    }
}

internal sealed class LedgerInMemory : IModelLedger
{
    public ConcurrentQueue<ModelCall> Calls { get; } = new();

    public long Used { get; set; }

    public Task<long> TokensTodayAsync(CommunityId community, CancellationToken cancellation) => Task.FromResult(Used);

    public Task RecordAsync(ModelCall call, CancellationToken cancellation)
    {
        Calls.Enqueue(call);
        return Task.CompletedTask;
    }
}

/// <summary>Keeps whatever is logged at any level, exceptions and scopes included.</summary>
internal sealed class LogsInMemory : ILoggerProvider
{
    public ConcurrentQueue<string> Written { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Lines(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Lines(LogsInMemory logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            logs.Written.Enqueue($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => logs.Written.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
