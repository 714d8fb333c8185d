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

    public virtual async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await People.AddAsync(ConnectionString, "demo", "animatrice@demo.example", "facilitator");
    }

    /// <summary>A client that acts as somebody of their own, with their bearer token; the community is made when it is new.</summary>
    public async Task<HttpClient> ClientAsync(string community = "demo", string? email = null, string role = "member")
    {
        var token = await People.AddAsync(ConnectionString, community, email ?? $"{Guid.NewGuid():n}@demo.example", role);
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    Task IAsyncLifetime.DisposeAsync() => StopAsync();

    /// <summary>Stops the program, then drops its database.</summary>
    protected virtual async Task StopAsync()
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
