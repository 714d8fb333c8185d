using Facilitation.Agents;
using Facilitation.Web.Store;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddDatabase();
builder.Services.AddAgents();
builder.Services.AddRazorPages(pages => pages.RootDirectory = "/Features");

var app = builder.Build();
await Migrations.ApplyAsync(app.Configuration.RequireConnectionString(), app.Logger, app.Lifetime.ApplicationStopping);
app.MapStaticAssets();
app.MapRazorPages();
await app.RunAsync();

public partial class Program;
