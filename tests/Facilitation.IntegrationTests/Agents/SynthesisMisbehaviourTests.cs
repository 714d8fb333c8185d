using System.Diagnostics;
using Facilitation.Agents.Models;
using Facilitation.Agents.Synthesising;
using static Facilitation.IntegrationTests.Agents.SynthesisSamples;

namespace Facilitation.IntegrationTests.Agents;

/// <summary>Whatever an endpoint does to a step of a synthesis: no exception, an answer in time, one line in the ledger, no words in a log.</summary>
public sealed class SynthesisMisbehaviourTests : IAsyncLifetime
{
    private ModelServer server = null!;

    public async Task InitializeAsync() => server = await ModelServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    public static TheoryData<string, string> Failures => new()
    {
        { "late", "timeout,unavailable" },
        { "500", "unavailable" },
        { "429", "unavailable" },
        { "400", "rejected" },
        { "cut", "unavailable" },
        { "an html page", "unavailable,unreadable" },
        { "null", "unusable" },
        { "not the form", "unusable" },
        { "broken", "unusable" },
        { "truncated", "unusable" },
        { "refusal", "refused" },
        { "content filter", "refused" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failing_endpoint_leaves_the_rules_to_answer_each_step_in_time(string behaviour, string outcomes)
    {
        foreach (var step in (string[])["read", "draw", "close"])
        {
            server.Forget();
            server.Otherwise = _ => Reply(behaviour);
            await using var host = new AgentHost(server, settings: [("Model:Deadline", "00:00:02"), ("Model:AttemptTimeout", "00:00:00.6")]);
            var watch = Stopwatch.StartNew();

            var (origin, found) = await TakeAsync(host, step);

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(6), $"{step} took {watch.Elapsed}");
            Assert.True(found > 0);
            Assert.Equal("guided", origin.Mode);
            var call = Assert.Single(host.Ledger.Calls);
            Assert.Equal(call.Outcome, origin.Outcome);
            Assert.Equal(call.InputTokens + call.OutputTokens, origin.Tokens);
            Assert.Contains(call.Outcome, (string[])[.. outcomes.Split(','), "deadline"]);
            Assert.DoesNotContain(host.Logs.Written, line => line.Contains("spontanément", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("read")]
    [InlineData("draw")]
    [InlineData("close")]
    public async Task A_spent_budget_leaves_the_model_alone(string step)
    {
        await using var host = new AgentHost(server, settings: [("Model:DailyTokenBudget", "1000")]);
        host.Ledger.Used = 1_000;

        var (origin, found) = await TakeAsync(host, step);

        Assert.Equal(("guided", "budget", 0L), (origin.Mode, origin.Outcome, origin.Tokens));
        Assert.True(found > 0);
        Assert.Empty(server.Requests);
        Assert.Equal("budget", Assert.Single(host.Ledger.Calls).Outcome);
    }

    [Fact]
    public async Task Without_a_model_nothing_is_asked_and_nothing_is_written_down()
    {
        await using var host = new AgentHost(server, ModelProvider.None);

        var (origin, found) = await TakeAsync(host, "read");

        Assert.Equal(("guided", "guided", 0L), (origin.Mode, origin.Outcome, origin.Tokens));
        Assert.True(found > 0);
        Assert.Empty(host.Ledger.Calls);
    }

    [Fact]
    public async Task A_caller_who_leaves_stops_the_step_and_the_use_is_still_written_down()
    {
        server.Otherwise = _ => ModelReply.Late(TimeSpan.FromSeconds(30), ModelReply.Answer(Read));
        await using var host = new AgentHost(server, settings: [("Model:Deadline", "00:00:20"), ("Model:AttemptTimeout", "00:00:20")]);
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Get<ISynthesisingAgent>().ReadAsync(Context, Worked, leaving.Token));

        Assert.Equal("cancelled", Assert.Single(host.Ledger.Calls).Outcome);
    }

    private static async Task<(StepOrigin Origin, int Found)> TakeAsync(AgentHost host, string step)
    {
        var agent = host.Get<ISynthesisingAgent>();
        switch (step)
        {
            case "read":
                var reading = await agent.ReadAsync(Context, Worked, CancellationToken.None);
                return (reading.Origin, reading.Observations.Count);
            case "draw":
                var drawn = await agent.DrawAsync(Context, Group, Reports, CancellationToken.None);
                return (drawn.Origin, drawn.Findings.Count);
            default:
                var closing = await agent.CloseAsync(Context, Opposed, CancellationToken.None);
                return (closing.Origin, closing.Proposals.Count);
        }
    }

    private static ModelReply Reply(string behaviour) => behaviour switch
    {
        "late" => ModelReply.Late(TimeSpan.FromSeconds(20), ModelReply.Answer(Read)),
        "429" => ModelReply.Status(429, TimeSpan.FromMinutes(2)),
        "cut" => ModelReply.Cut(),
        "an html page" => ModelReply.Raw("<html><script>alert(1)</script></html>", "text/html"),
        "null" => ModelReply.Text(null),
        "not the form" => ModelReply.Text("""{"observations":"aucune","findings":"aucun","nextInquiry":3}"""),
        "broken" => ModelReply.Text("""{"observations":[{"kind":"effect","quote":"Avant l'essai"""),
        "truncated" => ModelReply.Truncated("""{"observations":["""),
        "refusal" => ModelReply.Refusal("Je ne peux pas."),
        "content filter" => ModelReply.ContentFilter(),
        _ => ModelReply.Status(int.Parse(behaviour, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
