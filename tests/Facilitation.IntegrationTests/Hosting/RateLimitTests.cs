using System.Net;
using System.Net.Http.Json;

namespace Facilitation.IntegrationTests.Hosting;

public sealed class RateLimitTests : IAsyncLifetime
{
    private const string Thorns = "/api/v1/communities/demo/thorns";
    private readonly FacilitationApp _app = new();

    public async Task InitializeAsync()
    {
        _app.With("Limits:ModelCallsPerMinute", "2");
        await _app.InitializeAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_app).DisposeAsync();

    [Fact]
    public async Task Calls_that_may_pay_for_a_model_are_limited_for_each_member_and_reading_is_not()
    {
        var (member, colleague) = (await _app.ClientAsync(), await _app.ClientAsync());
        var path = $"{Thorns}/{(await member.PostForJsonAsync(Thorns, new { text = "Les téléphones." })).GetProperty("id")}";
        var hers = $"{Thorns}/{(await colleague.PostForJsonAsync(Thorns, new { text = "Les téléphones." })).GetProperty("id")}";
        await member.PostForJsonAsync($"{path}/reframings");
        await member.PostForJsonAsync($"{path}/reframings");

        var third = await member.PostAsJsonAsync($"{path}/reframings", new { });

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("60", third.Headers.RetryAfter?.ToString());
        Assert.Contains("Rien n'a été perdu", await third.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await colleague.PostAsJsonAsync($"{hers}/reframings", new { })).StatusCode);
    }
}
