using Facilitation.Web.Features.Actions;
using Facilitation.Web.Features.Challenges;
using Facilitation.Web.Features.Reports;
using Facilitation.Web.Features.Search;
using Facilitation.Web.Features.Syntheses;
using Facilitation.Web.Features.Thorns;
using Microsoft.AspNetCore.Http.Features;
using Scalar.AspNetCore;

namespace Facilitation.Web.Hosting;

internal static class ApiRegistration
{
    /// <summary>The largest request body: a thorn of 4,000 characters in any script with its answers fits many times.</summary>
    private const long MaxBodyBytes = 256 * 1024;

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.AddServerHeader = false;
        });
        services.Configure<FormOptions>(form => form.ValueLengthLimit = (int)MaxBodyBytes);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.AllowDuplicateProperties = false;
        });
        return services.AddProblemDetails().AddExceptionHandler<ProblemHandler>().AddOpenApi("v1");
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapThorns();
        api.MapChallenges();
        api.MapActions();
        api.MapReports();
        api.MapSyntheses();
        api.MapSearch();
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", docs =>
        {
            docs.Title = "Facilitation";
            docs.DefaultFonts = false; // They would come from elsewhere.
        }).AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
