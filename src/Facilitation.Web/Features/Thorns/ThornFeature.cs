namespace Facilitation.Web.Features.Thorns;

internal static class ThornFeature
{
    public static IServiceCollection AddThorns(this IServiceCollection services)
        => services.AddSingleton<ThornStore>().AddSingleton<ReframingStore>().AddScoped<WriteThorn>().AddScoped<ShareThorn>().AddScoped<ReadThorn>().AddScoped<ReframeThorn>()
            .AddSingleton<ReframingRuns>();
}
