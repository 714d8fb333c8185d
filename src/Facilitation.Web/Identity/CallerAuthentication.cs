using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Facilitation.Web.Identity;

/// <summary>
/// Who calls: a bearer token says so; without one, in Development and from this machine only, everyone is the demonstration facilitator.
/// Sign-in for people comes with its own scheme; until then a host outside Development does not start (<see cref="IdentityRegistration"/>).
/// </summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, MemberStore members, IHostEnvironment environment)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Facilitation";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var caller = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? await members.FindByTokenAsync(AccessToken.Hash(header[Bearer.Length..].Trim()), Context.RequestAborted)
            : header.Length == 0 && MayDemonstrate() ? await members.FindDemonstratorAsync(Context.RequestAborted) : null;
        if (caller is null)
        {
            return header.Length > 0 ? AuthenticateResult.Fail("This token is not valid.") : AuthenticateResult.NoResult();
        }

        Context.Features.Set(caller);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, caller.Member.Value.ToString()), new(ClaimTypes.Name, caller.DisplayName)], SchemeName);
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    // The test host has no network, hence no address.
    private bool MayDemonstrate() => environment.IsDevelopment() && (Context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address));
}
