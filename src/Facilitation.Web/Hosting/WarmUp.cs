using Facilitation.Agents.Languages;
using Facilitation.Agents.Reframing;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Privacy;

namespace Facilitation.Web.Hosting;

/// <summary>Builds the automata and vocabularies of the text rules once, beside the start, so that nobody's first thorn waits for them.</summary>
internal sealed class WarmUp([FromKeyedServices("guided")] IReframingAgent guided, LanguageDetector languages) : BackgroundService
{
    private const string Sample = "En sixième, pendant le travail de groupe, des élèves attendent la consigne avant de commencer.";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var masked = PrivacyScanner.Scan(Sample).Masked;
        var request = new ReframingRequest(default(CommunityId), masked, languages.Of(masked), null, null, null, [], [], (_, _) => Task.FromResult<IReadOnlyList<Precedent>>([]), 0);
        await guided.ReframeAsync(request, progress: null, stoppingToken);
    }
}
