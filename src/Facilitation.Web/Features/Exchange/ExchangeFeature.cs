namespace Facilitation.Web.Features.Exchange;

internal static class ExchangeFeature
{
    public static IServiceCollection AddExchange(this IServiceCollection services)
        => services.AddSingleton<ExchangeStore>().AddSingleton<ImportFile>().AddSingleton<ExportFile>().AddSingleton<RebuildMemory>();
}
