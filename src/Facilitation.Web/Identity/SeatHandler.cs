using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Facilitation.Web.Identity;

/// <summary>The rule of a policy: the least role that may pass.</summary>
internal sealed record SeatRequirement(MemberRole Least) : IAuthorizationRequirement;

/// <summary>The one place where a request is let in: finds the caller's seat in the community the path names, or in their first one.</summary>
internal sealed class SeatHandler : AuthorizationHandler<SeatRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SeatRequirement requirement)
    {
        if (context.Resource is HttpContext request && request.Features.Get<SignedIn>() is { } caller)
        {
            var slug = request.GetRouteValue("slug") as string;
            var place = caller.Memberships.FirstOrDefault(membership => slug is null || membership.Slug == slug);
            if (place is not null && place.Role >= requirement.Least)
            {
                var viewer = new Viewer(caller.Member, [.. caller.Memberships.Select(membership => membership.Community)]);
                request.Features.Set(new Seat(caller.Member, caller.DisplayName, place.Community, place.Slug, place.CommunityName, place.Role, viewer));
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;
    }
}

/// <summary>A community one does not belong to looks like one that does not exist; a role that is too low is told so.</summary>
internal sealed class SeatResultHandler : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.Features.Get<SignedIn>() is { } caller
            && !caller.Memberships.Any(membership => context.GetRouteValue("slug") is not string slug || membership.Slug == slug))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return _usual.HandleAsync(next, context, policy, authorizeResult);
    }
}
