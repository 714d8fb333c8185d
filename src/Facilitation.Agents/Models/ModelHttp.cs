using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace Facilitation.Agents.Models;

/// <summary>The one HTTP client that speaks to a model. The connectors' own retries are off as soon as they are given a client.</summary>
internal static class ModelHttp
{
    internal const string Client = "model";

    public static void AddModelHttp(this IServiceCollection services)
    {
        services.AddTransient<ModelTraffic>();
        var client = services.AddHttpClient(Client, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The factory's own loggers write addresses and, at the lowest level, headers.
            .RemoveAllLoggers();
        client.AddResilienceHandler(Client, Configure);
        client.AddHttpMessageHandler<ModelTraffic>();
    }

    // From the outside in: retry, circuit breaker, concurrency, timeout of one attempt.
    private static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ResilienceHandlerContext context)
    {
        var options = context.ServiceProvider.GetRequiredService<IOptions<ModelOptions>>().Value;
        if (options.Retries > 0)
        {
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome) && LeavesTime(arguments.Outcome)),
            });
        }

        pipeline
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = options.CircuitThroughput,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.CircuitBreak,
            })
            .AddConcurrencyLimiter(options.MaxConcurrency, options.MaxConcurrency * 4)
            .AddTimeout(options.AttemptTimeout < options.Deadline ? options.AttemptTimeout : options.Deadline);
    }

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome)
        // An answer past the size limit would be as long the next time.
        => HttpClientResiliencePredicates.IsTransient(outcome)
            && outcome.Exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };

    // Waiting longer than the deadline allows would only delay guided mode.
    private static bool LeavesTime(Outcome<HttpResponseMessage> outcome)
    {
        var wait = outcome.Result?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when outcome.Result.Headers.Date is { } now => date - now,
            _ => TimeSpan.Zero,
        };
        return ModelUsage.Current is not { } usage || wait < usage.Remaining;
    }
}
