using Facilitation.Web.Hosting;

namespace Facilitation.Web.Features.Syntheses;

internal static class SynthesisFeature
{
    public static IServiceCollection AddSyntheses(this IServiceCollection services) => services
        .AddChecked<SynthesisOptions>("Synthesis")
        .AddSingleton<SynthesisStore>().AddSingleton<SynthesisStepStore>().AddSingleton<SynthesisPhaseStore>().AddSingleton<SynthesisDetailStore>()
        .AddSingleton<SynthesisMemoryStore>().AddSingleton<ForgetReports>().AddSingleton<FindingStore>().AddSingleton<SourceReportStore>().AddSingleton<VerifiedFindings>().AddSingleton<RunSteps>().AddSingleton<AdvanceSyntheses>()
        .AddScoped<StartSynthesis>().AddScoped<ReadSynthesis>().AddScoped<EditFindings>().AddScoped<ApproveSynthesis>().AddScoped<ExportSynthesis>().AddScoped<RefreshDocuments>().AddScoped<FollowSynthesis>();
}
