using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Facilitation.IntegrationTests.Hosting;

public sealed class EndpointTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    [Fact]
    public void Every_endpoint_states_who_may_call_it()
    {
        var unstated = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Where(IsUnstated).Select(endpoint => endpoint.DisplayName);

        Assert.Empty(unstated);
    }

    [Fact]
    public void The_rule_notices_an_endpoint_that_states_nothing()
    {
        var planted = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/planted"), 0, new(), "planted");

        Assert.True(IsUnstated(planted));
    }

    [Fact]
    public async Task The_description_of_the_api_names_the_calls_scripts_depend_on()
    {
        var description = await app.CreateClient().GetStringAsync("/openapi/v1.json");

        Assert.All(
            ["/api/v1/communities/{slug}/thorns", "/api/v1/communities/{slug}/thorns/{id}/reframings", "/api/v1/communities/{slug}/challenges", "/api/v1/communities/{slug}/actions/{number}/reports", "/api/v1/communities/{slug}/reports/{id}", "/api/v1/search"],
            path => Assert.Contains($"\"{path}\"", description, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/docs")]
    public async Task Health_and_documentation_are_open_to_everybody(string path)
    {
        Assert.Equal(HttpStatusCode.OK, (await app.CreateClient().GetAsync(path)).StatusCode);
    }

    // The framework's own route to files that are not in the manifest yet (Development only) takes no policy; the fallback policy holds it.
    private static bool IsUnstated(Endpoint endpoint)
        => endpoint.DisplayName != "Fallback {**path:file}"
            && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
