using Facilitation.Agents;
using Facilitation.Agents.Models;
using Facilitation.Agents.Synthesising;
using Facilitation.Domain.Communities;
using Facilitation.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Facilitation.Evaluation;

/// <summary>The synthesising agent as the host builds it, with the real connector, before a model server that answers what a case says, however often it is asked.</summary>
internal sealed class ScriptedSynthesis : IAsyncDisposable
{
    private readonly ModelServer _server;
    private readonly ServiceProvider _services;

    private ScriptedSynthesis(ModelServer server, ServiceProvider services) => (_server, _services) = (server, services);

    public ISynthesisingAgent Agent => _services.GetRequiredService<ISynthesisingAgent>();

    public static SynthesisContext Context { get; } = new(CommunityId.New(), "Comment faire participer davantage les élèves ?", null, "fr");

    public static async Task<ScriptedSynthesis> StartAsync()
    {
        var server = await ModelServer.StartAsync();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([
            new("Model:Provider", nameof(ModelProvider.OpenAI)), new("Model:Endpoint", server.Endpoint.AbsoluteUri), new("Model:Model", "petit-modele"), new("Model:DailyTokenBudget", "0"),
        ]).Build());
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton<IModelLedger, NoLedger>();
        services.AddAgents();
        return new(server, services.BuildServiceProvider());
    }

    public void WillAlwaysAnswer(object answer)
    {
        _server.Forget();
        _server.Otherwise = _ => ModelReply.Answer(answer);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private sealed class NoLedger : IModelLedger
    {
        public Task<long> TokensTodayAsync(CommunityId community, CancellationToken cancellation) => Task.FromResult(0L);

        public Task RecordAsync(ModelCall call, CancellationToken cancellation) => Task.CompletedTask;
    }
}
