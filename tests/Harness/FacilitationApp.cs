using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Facilitation.Harness;

/// <summary>The real program on a database of its own. Derive or call <see cref="With"/> to change a setting before the first request.</summary>
public class FacilitationApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly Dictionary<string, string> _settings = [];
    private TestDatabase? _database;

    internal string ConnectionString => _database!.ConnectionString;

    /// <summary>Sets a configuration value, such as <c>Model:Provider</c>. Only before the first request.</summary>
    public void With(string key, string value) => _settings[key] = value;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        await _database!.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Facilitation", ConnectionString);
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
