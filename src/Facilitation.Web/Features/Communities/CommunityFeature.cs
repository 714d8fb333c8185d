namespace Facilitation.Web.Features.Communities;

internal static class CommunityFeature
{
    public static IServiceCollection AddCommunities(this IServiceCollection services)
        => services.AddSingleton<CommunityStore>().AddSingleton<CreateCommunity>().AddSingleton<CreateToken>();
}
