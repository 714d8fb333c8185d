using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Facilitation.Web.Hosting;

/// <summary>How often one caller may do what. Bound from the section <c>Limits</c>.</summary>
internal sealed class LimitOptions
{
    /// <summary>Reframings one member may start in a minute: 1 to 100,000; 60 unless set.</summary>
    [Range(1, 100_000)]
    public int ModelCallsPerMinute { get; init; } = 60;

    /// <summary>Other requests one member may make in a minute: 1 to 1,000,000; 1,200 unless set.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; init; } = 1_200;
}

internal static class RateLimits
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services
        .AddChecked<LimitOptions>("Limits")
        .AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = async (rejected, cancellation) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                if (rejected.HttpContext.IsApi())
                {
                    await rejected.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new()
                    {
                        HttpContext = rejected.HttpContext,
                        ProblemDetails = { Status = StatusCodes.Status429TooManyRequests, Type = "urn:facilitation:too-many", Title = "Trop de demandes en peu de temps. Rien n'a été perdu\u00A0: réessayez dans une minute." },
                    });
                }
            };
            // No GET pays for a model; pages are read as often as anything else.
            limiter.AddPolicy(Limits.ModelCalls, context => HttpMethods.IsGet(context.Request.Method)
                ? RateLimitPartition.GetNoLimiter("read")
                : ByCaller(context, options => options.ModelCallsPerMinute));
            limiter.AddPolicy(Limits.Writes, context => ByCaller(context, options => options.RequestsPerMinute));
        });

    private static RateLimitPartition<string> ByCaller(HttpContext context, Func<LimitOptions, int> permits)
        => RateLimitPartition.GetSlidingWindowLimiter(
            context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new()
            {
                PermitLimit = permits(context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value),
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            });
}
