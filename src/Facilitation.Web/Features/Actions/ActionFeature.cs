namespace Facilitation.Web.Features.Actions;

internal static class ActionFeature
{
    public static IServiceCollection AddActions(this IServiceCollection services) => services.AddSingleton<ActionStore>();
}
