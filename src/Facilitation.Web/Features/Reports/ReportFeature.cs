using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Reports;

internal static class ReportFeature
{
    public static IServiceCollection AddReports(this IServiceCollection services)
        => services.AddSingleton<ReportStore>().AddScoped<WriteReport>().AddScoped<IRevised, ReportHistory>();
}
