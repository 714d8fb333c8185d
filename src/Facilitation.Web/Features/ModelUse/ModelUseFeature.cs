namespace Facilitation.Web.Features.ModelUse;

internal static class ModelUseFeature
{
    public static IServiceCollection AddModelUse(this IServiceCollection services) => services.AddSingleton<ModelUseStore>();
}
