using Facilitation.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Facilitation.Web.Demo;

internal static class DemoRegistration
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddChecked<DemoOptions>("Demo").AddSingleton<LoadDemo>();

    /// <summary>Loads the demonstration where <c>Demo:Load</c> asks for it; never outside Development.</summary>
    public static async Task LoadDemoAsync(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Load)
        {
            await app.Services.GetRequiredService<LoadDemo>().HandleAsync(anew: false, app.Lifetime.ApplicationStopping);
        }
    }
}
