using System.Diagnostics;
using Facilitation.Agents.Models;
using Facilitation.Domain.Thorns;

namespace Facilitation.IntegrationTests.Agents;

/// <summary>Whatever an endpoint does: no exception, an answer in time that is the model's and sound or guided mode's, one line in the ledger, no secret in a log.</summary>
public sealed class MisbehaviourTests : IAsyncLifetime
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(6);

    private ModelServer server = null!;

    public async Task InitializeAsync() => server = await ModelServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    public static TheoryData<string, string> Failures => new()
    {
        { "late", "timeout,deadline,unavailable" },
        { "drip", "timeout,deadline,unavailable" },
        { "500", "unavailable" },
        { "503", "unavailable" },
        { "401", "unavailable" },
        { "404", "unavailable" },
        { "429 for long", "unavailable" },
        { "cut", "unavailable" },
        { "no json at all", "unavailable,unreadable" },
        { "an html page", "unavailable,unreadable" },
        { "another json", "unavailable,unreadable,unusable" },
        { "no choices", "unavailable,unreadable,unusable" },
        { "null", "unusable" },
        { "empty", "unusable" },
        { "not the form", "unusable" },
        { "half an answer", "unusable" },
        { "truncated", "unusable" },
        { "refusal", "refused" },
        { "content filter", "refused" },
        { "filtered finish", "refused" },
        { "huge", "unavailable,unusable,unreadable" },
        { "tool call without tools", "unusable,unreadable,unavailable" },
        { "rejects everything", "rejected" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failing_endpoint_leaves_guided_mode_to_answer_in_time(string behaviour, string outcomes)
    {
        foreach (var provider in (ModelProvider[])[ModelProvider.OpenAI, ModelProvider.AzureOpenAI])
        {
            server.Forget();
            server.Otherwise = _ => Reply(behaviour);
            await using var host = new AgentHost(server, provider, ("Model:Deadline", "00:00:02"), ("Model:AttemptTimeout", "00:00:00.6"));
            var watch = Stopwatch.StartNew();

            var reframing = await host.ReframeAsync(Samples.Request());

            Assert.True(watch.Elapsed < Generous, $"{provider} took {watch.Elapsed}");
            AssertGuided(host, reframing, [.. outcomes.Split(','), "deadline"]);
        }
    }

    [Fact]
    public async Task A_busy_endpoint_is_asked_again_when_it_says_so()
    {
        server.WillAnswer(ModelReply.Status(429, TimeSpan.FromSeconds(1)), ModelReply.Status(503), ModelReply.Answer(Samples.Offers()));
        await using var host = new AgentHost(server, settings: [("Model:Deadline", "00:00:10")]);
        var watch = Stopwatch.StartNew();

        var reframing = await host.ReframeAsync(Samples.Request());

        Assert.Equal("model", reframing.Origin.Mode);
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(1));
        Assert.Equal(3, Assert.Single(host.Ledger.Calls).Requests);
    }

    [Fact]
    public async Task An_endpoint_that_wants_us_to_wait_past_the_deadline_is_not_waited_for()
    {
        server.Otherwise = _ => ModelReply.Status(429, TimeSpan.FromMinutes(5));
        await using var host = new AgentHost(server);
        var watch = Stopwatch.StartNew();

        var reframing = await host.ReframeAsync(Samples.Request());

        AssertGuided(host, reframing, "unavailable");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
        Assert.Single(server.ChatRequests);
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again()
    {
        server.WillAnswer(ModelReply.Cut(), ModelReply.Answer(Samples.Offers()));
        await using var host = new AgentHost(server);

        var reframing = await host.ReframeAsync(Samples.Request());

        Assert.Equal("model", reframing.Origin.Mode);
    }

    [Fact]
    public async Task An_endpoint_that_knows_no_schema_is_asked_for_plain_json_from_then_on()
    {
        server.Otherwise = request => request.Body["response_format"]?["type"]?.GetValue<string>() is "json_schema"
            ? ModelReply.UnknownResponseFormat()
            : ModelReply.Answer(Samples.Offers());
        await using var host = new AgentHost(server);

        var first = await host.ReframeAsync(Samples.Request());
        var second = await host.ReframeAsync(Samples.Request());

        Assert.Equal("model", first.Origin.Mode);
        Assert.Equal("model", second.Origin.Mode);
        Assert.Equal(3, server.ChatRequests.Count);
    }

    [Fact]
    public async Task A_fault_is_named_and_repaired_in_the_same_conversation()
    {
        server.WillAnswer(
            ModelReply.Answer(Samples.Offers(Samples.Offer(precedents: [7]), Samples.Offer("Comment donner un rôle à chacun dans le conseil ?"))),
            ModelReply.Answer(Samples.Offers()));
        await using var host = new AgentHost(server);

        var reframing = await host.ReframeAsync(Samples.Request());

        Assert.Equal("model", reframing.Origin.Mode);
        Assert.Equal("repaired", Assert.Single(host.Ledger.Calls).Outcome);
        var repair = server.ChatRequests[1];
        Assert.Contains("unknown_precedent", repair.Messages("user")[^1], StringComparison.Ordinal);
        Assert.Single(repair.Messages("assistant"));
    }

    [Fact]
    public async Task A_model_that_never_mends_its_answer_is_asked_three_times_in_all()
    {
        server.Otherwise = _ => ModelReply.Answer(Samples.Offers(Samples.Offer(precedents: [7]), Samples.Offer("Comment donner un rôle à chacun dans le conseil ?")));
        await using var host = new AgentHost(server);

        var reframing = await host.ReframeAsync(Samples.Request());

        AssertGuided(host, reframing, "unusable");
        Assert.Equal(3, server.ChatRequests.Count);
    }

    [Fact]
    public async Task A_spent_budget_leaves_the_model_alone()
    {
        await using var host = new AgentHost(server, settings: [("Model:DailyTokenBudget", "1000")]);
        host.Ledger.Used = 1_000;

        var reframing = await host.ReframeAsync(Samples.Request());

        AssertGuided(host, reframing, "budget");
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_endpoint_that_keeps_failing_is_left_alone_for_a_while()
    {
        server.Otherwise = _ => ModelReply.Status(500);
        await using var host = new AgentHost(server, settings: [("Model:CircuitThroughput", "4"), ("Model:Retries", "0"), ("Model:CircuitBreak", "00:01:00")]);
        for (var i = 0; i < 4; i++)
        {
            await host.ReframeAsync(Samples.Request());
        }

        var asked = server.ChatRequests.Count;
        await host.ReframeAsync(Samples.Request());

        Assert.Equal(4, asked);
        Assert.Equal(asked, server.ChatRequests.Count);
        Assert.Equal(5, host.Ledger.Calls.Count);
    }

    [Fact]
    public async Task No_more_requests_are_under_way_at_once_than_the_operator_allows()
    {
        var (now, most) = (0, 0);
        var gate = new Lock();
        server.Otherwise = _ =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++now);
            }

            return ModelReply.Late(TimeSpan.FromMilliseconds(60), ModelReply.After(() => { lock (gate) { now--; } }, ModelReply.Answer(Samples.Offers())));
        };
        await using var host = new AgentHost(server, settings: [("Model:MaxConcurrency", "2"), ("Model:Deadline", "00:00:20"), ("Model:AttemptTimeout", "00:00:10")]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.ReframeAsync(Samples.Request())));

        Assert.All(answers, answer => Assert.Equal("model", answer.Origin.Mode));
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task A_caller_who_leaves_stops_the_work_and_the_use_is_still_written_down()
    {
        server.Otherwise = _ => ModelReply.Late(TimeSpan.FromSeconds(30), ModelReply.Answer(Samples.Offers()));
        await using var host = new AgentHost(server, settings: [("Model:Deadline", "00:00:20"), ("Model:AttemptTimeout", "00:00:20")]);
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.ReframeAsync(Samples.Request(), leaving.Token));

        Assert.Equal("cancelled", Assert.Single(host.Ledger.Calls).Outcome);
    }

    private static ModelReply Reply(string behaviour) => behaviour switch
    {
        "late" => ModelReply.Late(TimeSpan.FromSeconds(20), ModelReply.Answer(Samples.Offers())),
        "drip" => ModelReply.Drip(new string('é', 4_000), TimeSpan.FromMilliseconds(50)),
        "429 for long" => ModelReply.Status(429, TimeSpan.FromMinutes(2)),
        "cut" => ModelReply.Cut(),
        "no json at all" => ModelReply.Raw("Service temporarily unavailable", "text/plain"),
        "an html page" => ModelReply.Raw("<html><script>alert(1)</script></html>", "text/html"),
        "another json" => ModelReply.Raw("""{"detail":"ok"}"""),
        "no choices" => ModelReply.Raw("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[]}"""),
        "null" => ModelReply.Text(null),
        "empty" => ModelReply.Text(""),
        "not the form" => ModelReply.Text("""{"kind":"offers","offers":"Comment ?"}"""),
        "half an answer" => ModelReply.Text("""{"kind":"offers","offers":[{"question":"Comment faire circuler la parole"""),
        "truncated" => ModelReply.Truncated("""{"kind":"offers","offers":["""),
        "refusal" => ModelReply.Refusal("Je ne peux pas."),
        "content filter" => ModelReply.ContentFilter(),
        "filtered finish" => ModelReply.Text("", "content_filter"),
        "huge" => ModelReply.Huge(10_000_000),
        "tool call without tools" => ModelReply.ToolCall("search_past_actions", new { words = "parole" }),
        "rejects everything" => ModelReply.Status(400),
        _ => ModelReply.Status(int.Parse(behaviour, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static void AssertGuided(AgentHost host, Reframing reframing, params string[] outcomes)
    {
        Assert.Equal("guided", reframing.Origin.Mode);
        var call = Assert.Single(host.Ledger.Calls);
        Assert.Contains(call.Outcome, outcomes);
        Assert.Equal(call.Outcome, reframing.Origin.Fallback);
        Assert.Equal(2, call.MaskedCount);
        Assert.DoesNotContain(host.Logs.Written, line => line.Contains(AgentHost.Key, StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Written, line => line.Contains("conseils d'élèves", StringComparison.Ordinal));
    }
}
