using Facilitation.Web.Commands;
using Facilitation.Web.Demo;
using Facilitation.Web.Features.Syntheses;
using Facilitation.Web.Features.Thorns;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Jobs;
using Facilitation.Web.Store;

if (CommandLine.Asks(args))
{
    return await CommandLine.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(CommandLine.HostArguments(args));
builder.Services.AddFacilitation();
builder.Services.AddIdentity(builder.Environment).AddRateLimits().AddApi().AddTelemetry(builder.Configuration);
builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
builder.Services.AddPages().AddHostedService<WarmUp>();
builder.Services.AddJobs(builder.Configuration);

var app = builder.Build();
await Migrations.ApplyAsync(app.Configuration.RequireConnectionString(), app.Logger, app.Lifetime.ApplicationStopping);
await app.LoadDemoAsync();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseExceptionHandler("/erreur");
app.UsePageErrors();
app.UseRequestLocalization();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseRateLimiter();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages().WithStaticAssets();
app.MapThornProgress();
app.MapSynthesisFollow();
app.MapApi();
await app.RunAsync();
return 0;

public partial class Program;
