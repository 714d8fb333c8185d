namespace Facilitation.Web.Features.Challenges;

internal static class ChallengeFeature
{
    public static IServiceCollection AddChallenges(this IServiceCollection services) => services.AddSingleton<ChallengeStore>().AddSingleton<ChallengeOverviewStore>().AddScoped<AdoptChallenge>();
}
