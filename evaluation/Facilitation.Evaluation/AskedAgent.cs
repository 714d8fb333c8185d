using Facilitation.Agents;
using Facilitation.Agents.Languages;
using Facilitation.Agents.Models;
using Facilitation.Agents.Reframing;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Thorns;
using Facilitation.Evaluation.Cases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Facilitation.Evaluation;

/// <summary>The agent as the host builds it, behind the same scan: guided unless the configured model is asked for.</summary>
internal sealed class AskedAgent : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IReframingAgent _agent;
    private readonly LanguageDetector _languages;

    private AskedAgent(ServiceProvider services)
        => (_services, _agent, _languages) = (services, services.GetRequiredService<IReframingAgent>(), services.GetRequiredService<LanguageDetector>());

    public static AskedAgent Build(bool provider)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables();
        if (!provider)
        {
            configuration.AddInMemoryCollection([new("Model:Provider", "None")]);
        }

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration.Build());
        services.AddSingleton(TimeProvider.System);
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<IModelLedger, NoLedger>();
        services.AddAgents();
        return new(services.BuildServiceProvider());
    }

    /// <summary>Carries one thorn as far as the host would: scan, language, agent.</summary>
    public async Task<(Reframing Answer, ReframingRequest? Request)> AskAsync(ThornCase thorn, IReadOnlyList<Precedent> precedents, CancellationToken cancellation)
    {
        var scan = PrivacyScanner.Scan(thorn.Text);
        if (scan.Safeguarding)
        {
            return (new(ReframingKind.Safeguarding, [], [], null, null, null, new("guided", null, null)), null);
        }

        var request = new ReframingRequest(CommunityId.New(), scan.Masked, _languages.Of(scan.Masked), thorn.EducationLevel, thorn.Grade, thorn.Subject, [], precedents,
            (_, _) => Task.FromResult(precedents), scan.Redactions.Count);
        return (await _agent.ReframeAsync(request, null, cancellation), request);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>An evaluation spends the operator's own budget knowingly and records nothing.</summary>
    private sealed class NoLedger : IModelLedger
    {
        public Task<long> TokensTodayAsync(CommunityId community, CancellationToken cancellation) => Task.FromResult(0L);

        public Task RecordAsync(ModelCall call, CancellationToken cancellation) => Task.CompletedTask;
    }
}
