using Facilitation.Agents;
using Facilitation.Agents.Models;
using Facilitation.Web.Features.Actions;
using Facilitation.Web.Features.Challenges;
using Facilitation.Web.Features.Thorns;
using Facilitation.Web.Hosting;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddDatabase().AddMemory().AddSingleton<AuditLog>();
builder.Services.AddAgents().AddSingleton<IModelLedger, ModelLedger>();
builder.Services.AddIdentity(builder.Environment).AddRateLimits().AddApi().AddTelemetry(builder.Configuration);
builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
builder.Services.AddThorns().AddChallenges().AddActions();
builder.Services.AddPages();

var app = builder.Build();
await Migrations.ApplyAsync(app.Configuration.RequireConnectionString(), app.Logger, app.Lifetime.ApplicationStopping);
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
app.MapApi();
await app.RunAsync();

public partial class Program;
