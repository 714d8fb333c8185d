using Facilitation.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Facilitation.Web.Identity;

internal static class IdentityRegistration
{
    /// <summary>Registers who may do what. Every endpoint and page names one of <see cref="Policies"/>; one that names none is for members.</summary>
    /// <exception cref="InvalidOperationException">Outside Development, while no sign-in exists: everybody would be a stranger or everybody the demonstrator.</exception>
    public static IServiceCollection AddIdentity(this IServiceCollection services, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException("No sign-in is configured, and outside Development nobody may act without it. "
                + "This version serves demonstrations only: start it with ASPNETCORE_ENVIRONMENT=Development, on this machine.");
        }

        services.AddSingleton<MemberStore>();
        services.AddSingleton<IAuthorizationHandler, SeatHandler>().AddSingleton<IAuthorizationMiddlewareResultHandler, SeatResultHandler>();
        services.AddAuthentication(CallerAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, null);
        var member = Policy(MemberRole.Member);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Reader, Policy(MemberRole.Observer))
            .AddPolicy(Policies.Member, member)
            .AddPolicy(Policies.Facilitator, Policy(MemberRole.Facilitator))
            .SetFallbackPolicy(member);
        return services;
    }

    private static AuthorizationPolicy Policy(MemberRole least)
        => new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new SeatRequirement(least)).Build();
}
