using Facilitation.Agents;
using Facilitation.Agents.Models;
using Facilitation.Web.Components;
using Facilitation.Web.Demo;
using Facilitation.Web.Features.Actions;
using Facilitation.Web.Features.Challenges;
using Facilitation.Web.Features.Communities;
using Facilitation.Web.Features.Exchange;
using Facilitation.Web.Features.ModelUse;
using Facilitation.Web.Features.Reports;
using Facilitation.Web.Features.Syntheses;
using Facilitation.Web.Features.Thorns;
using Facilitation.Web.Store;

namespace Facilitation.Web.Hosting;

internal static class FacilitationRegistration
{
    /// <summary>What the program is made of whether it serves or runs one command; nothing here knows of requests.</summary>
    public static IServiceCollection AddFacilitation(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System).AddLocalization().AddScoped<Texts>();
        services.AddDatabase().AddMemory().AddSingleton<AuditLog>().AddSingleton<RevisionLog>().AddSingleton<SynthesisLinks>();
        services.AddAgents().AddSingleton<IModelLedger, ModelLedger>();
        return services.AddThorns().AddChallenges().AddActions().AddReports().AddSyntheses().AddModelUse().AddExchange().AddCommunities().AddDemo();
    }
}
