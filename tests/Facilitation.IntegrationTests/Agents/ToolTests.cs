using Facilitation.Agents.Models;
using Facilitation.Domain.Experiments;

namespace Facilitation.IntegrationTests.Agents;

/// <summary>The step in which a model may search the memory further.</summary>
public sealed class ToolTests : IAsyncLifetime
{
    private static readonly (string Key, string Value)[] WithTools = [("Model:Tools", "true"), ("Model:Deadline", "00:00:30"), ("Model:AttemptTimeout", "00:00:15")];

    private ModelServer server = null!;

    public async Task InitializeAsync() => server = await ModelServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData(nameof(ModelProvider.OpenAI))]
    [InlineData(nameof(ModelProvider.AzureOpenAI))]
    public async Task What_a_search_finds_may_be_cited(string provider)
    {
        var found = Samples.Precedent with { Id = Guid.CreateVersion7(), Title = "Des rôles tirés au sort", Evidence = Evidence.None };
        server.WillAnswer(
            ModelReply.ToolCall("memory-search_past_actions", new { words = "parole conseil" }),
            ModelReply.Text("fini"),
            ModelReply.Answer(Samples.Offers(Samples.Offer(precedents: [2]), Samples.Offer("Comment donner à chacun un rôle dans le conseil ?"))));
        await using var host = new AgentHost(server, Enum.Parse<ModelProvider>(provider), WithTools);

        var reframing = await host.ReframeAsync(Samples.Request(found: found));

        Assert.Equal("answered", Assert.Single(host.Ledger.Calls).Outcome);
        Assert.Equal(found.Id, Assert.Single(reframing.Offers[0].Precedents));
        Assert.Null(server.ChatRequests[0].Body["response_format"]);
        Assert.NotNull(server.ChatRequests[0].Body["tools"]);
        Assert.Null(server.ChatRequests[^1].Body["tools"]);
        Assert.NotNull(server.ChatRequests[^1].Body["response_format"]);
        Assert.Equal(3, host.Ledger.Calls.Single().Requests);
        Assert.Equal(300, host.Ledger.Calls.Single().InputTokens);
    }

    [Fact]
    public async Task A_model_that_would_search_forever_searches_three_times()
    {
        server.Otherwise = request => request.Body["tools"] is null
            ? ModelReply.Answer(Samples.Offers())
            : ModelReply.ToolCall("memory-search_past_actions", new { words = "encore" });
        await using var host = new AgentHost(server, settings: WithTools);

        var reframing = await host.ReframeAsync(Samples.Request());

        Assert.Equal("model", reframing.Origin.Mode);
        Assert.Equal(3, server.ChatRequests.Count(request => request.Body["tools"] is not null));
    }

    [Theory]
    [InlineData("another function")]
    [InlineData("no arguments")]
    [InlineData("refuses tools")]
    [InlineData("fails")]
    public async Task A_search_step_that_goes_wrong_costs_nothing_but_the_search(string behaviour)
    {
        server.Otherwise = request => request.Body["tools"] is null
            ? ModelReply.Answer(Samples.Offers())
            : behaviour switch
            {
                "another function" => ModelReply.ToolCall("delete_everything", new { now = true }),
                "no arguments" => ModelReply.ToolCall("memory-search_past_actions", new { }),
                "refuses tools" => ModelReply.Status(400),
                _ => ModelReply.Status(404),
            };
        await using var host = new AgentHost(server, settings: WithTools);

        var reframing = await host.ReframeAsync(Samples.Request());

        Assert.Equal("model", reframing.Origin.Mode);
        Assert.Single(host.Ledger.Calls);
        Assert.InRange(server.ChatRequests.Count, 2, 6);
    }
}
