using System.Text.Json.Nodes;
using Facilitation.Agents.Models;
using Facilitation.Agents.Synthesising;
using Facilitation.Domain.Syntheses;
using static Facilitation.IntegrationTests.Agents.SynthesisSamples;

namespace Facilitation.IntegrationTests.Agents;

/// <summary>Findings and proposals drawn by a model: nobody is passed over, nothing stands without its source.</summary>
public sealed class DrawFindingsTests : IAsyncLifetime
{
    private ModelServer server = null!;

    public async Task InitializeAsync() => server = await ModelServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    public static TheoryData<string, string, int, string> Faults => new()
    {
        { "unknown_report", "Le temps de parole augmente nettement.", 7, More },
        { "quote_not_found", "Le temps de parole augmente nettement.", 2, "Le temps de parole augmente beaucoup dans mon groupe d'italien." },
        { "quote_elsewhere", "Le temps de parole augmente nettement.", 1, More },
        { "number", "Le temps de parole augmente de 40 % dans un groupe d'italien.", 2, More },
        { "universal", "Le temps de parole de tous les élèves augmente toujours nettement.", 2, More },
        { "person", "Le temps de parole de Maelle Chauvet augmente nettement.", 2, More },
        { "report_count", "Deux retours sur trois disent que le temps de parole augmente.", 2, More },
        { "language", "The time pupils spend talking goes up clearly in one Italian group when they record themselves.", 2, More },
        { "instruction", "En tant qu'IA, je constate que le temps de parole augmente nettement.", 2, More },
    };

    [Theory]
    [InlineData(nameof(ModelProvider.OpenAI))]
    [InlineData(nameof(ModelProvider.AzureOpenAI))]
    public async Task A_group_gives_findings_with_their_quotes(string provider)
    {
        server.WillAnswer(ModelReply.Answer(Drawn));
        await using var host = new AgentHost(server, Enum.Parse<ModelProvider>(provider));

        var drawn = await DrawAsync(host);

        Assert.Empty(drawn.Refused);
        Assert.Equal([Worked.Id, Mixed.Id], drawn.Findings.Select(finding => Assert.Single(finding.Quotes).Report));
        Assert.All(drawn.Findings, finding => Assert.Equal((FindingKind.Effect, FindingDirection.Favourable), (finding.Kind, finding.Direction)));
        Assert.Equal(("model", "answered", 150L), (drawn.Origin.Mode, drawn.Origin.Outcome, drawn.Origin.Tokens));
        Assert.Equal("synthesising", Assert.Single(host.Ledger.Calls).Agent);
    }

    [Fact]
    public async Task Reports_are_known_to_the_model_by_short_labels()
    {
        server.WillAnswer(ModelReply.Answer(Drawn));
        await using var host = new AgentHost(server);

        await DrawAsync(host);

        var request = Assert.Single(server.ChatRequests);
        Assert.Equal([1, 2], JsonNode.Parse(request.Messages("user")[0])!["reports"]!.AsArray().Select(report => report!["label"]!.GetValue<int>()));
        Assert.All(Reports, report => Assert.DoesNotContain(report.Id.ToString(), request.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_repaired(string code, string claim, int report, string words)
    {
        server.WillAnswer(ModelReply.Answer(Findings(FirstFinding, Finding(claim, (report, words)))), ModelReply.Answer(Drawn));
        await using var host = new AgentHost(server);

        var drawn = await DrawAsync(host);

        Assert.Equal("repaired", drawn.Origin.Outcome);
        Assert.Equal(2, drawn.Findings.Count);
        Assert.Empty(drawn.Refused);
        Assert.Contains(JsonNode.Parse(server.ChatRequests[1].Messages("user")[^1])!["faults"]!.AsArray(), fault => fault!["code"]!.GetValue<string>() == code);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_no_repair_mends_is_refused_and_its_report_speaks_with_its_own_words(string code, string claim, int report, string words)
    {
        server.Otherwise = _ => ModelReply.Answer(Findings(FirstFinding, Finding(claim, (report, words))));
        await using var host = new AgentHost(server);

        var drawn = await DrawAsync(host);

        Assert.Equal(("model", "partial"), (drawn.Origin.Mode, drawn.Origin.Outcome));
        Assert.Contains(Assert.Single(drawn.Refused).Faults, fault => fault.Code == code);
        Assert.Equal(2, drawn.Findings.Count);
        Assert.Equal(More, drawn.Findings[1].Claim);
        Assert.Equal("partial", Assert.Single(host.Ledger.Calls).Outcome);
    }

    [Fact]
    public async Task A_report_passed_over_is_asked_for_and_otherwise_added()
    {
        server.Otherwise = _ => ModelReply.Answer(Findings(FirstFinding));
        await using var host = new AgentHost(server);

        var drawn = await DrawAsync(host);

        Assert.Contains("dropped_report", server.ChatRequests[1].Messages("user")[^1], StringComparison.Ordinal);
        Assert.Equal([Worked.Id, Mixed.Id], drawn.Findings.SelectMany(finding => finding.Quotes).Select(quote => quote.Report));
        Assert.Empty(drawn.Refused);
    }

    [Fact]
    public async Task An_answer_that_was_cut_is_asked_for_anew_with_less()
    {
        server.WillAnswer(ModelReply.Truncated("""{"findings":["""), ModelReply.Answer(Drawn));
        await using var host = new AgentHost(server);

        var drawn = await DrawAsync(host);

        Assert.Equal("repaired", drawn.Origin.Outcome);
        Assert.Equal([8, 4], server.ChatRequests.Select(request => JsonNode.Parse(Assert.Single(request.Messages("user")))!["most"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_synthesis_closes_with_who_disagrees_what_is_unknown_and_what_to_try_next()
    {
        server.WillAnswer(ModelReply.Answer(Closing()));
        await using var host = new AgentHost(server);

        var closing = await CloseAsync(host);

        Assert.Equal([ProposalKind.Disagreement, ProposalKind.Gap, ProposalKind.NextInquiry], closing.Proposals.Select(proposal => proposal.Kind));
        Assert.Equal([0, 1], closing.Proposals[0].Findings);
        Assert.Equal(("model", "answered"), (closing.Origin.Mode, closing.Origin.Outcome));
        Assert.Equal("answered", Assert.Single(host.Ledger.Calls).Outcome);
    }

    [Theory]
    [InlineData("unknown_finding", new[] { 1, 9 }, "Les constats divergent.")]
    [InlineData("number", new[] { 1, 2 }, "Les constats divergent : 71 % contre 52 %.")]
    public async Task A_proposal_with_a_fault_is_refused_and_the_sides_are_still_set_against_each_other(string code, int[] findings, string text)
    {
        server.Otherwise = _ => ModelReply.Answer(Closing(text, findings));
        await using var host = new AgentHost(server);

        var closing = await CloseAsync(host);

        Assert.Contains(Assert.Single(closing.Refused).Faults, fault => fault.Code == code);
        Assert.Equal([0, 1], Assert.Single(closing.Proposals, proposal => proposal.Kind is ProposalKind.Disagreement).Findings);
        Assert.Equal("partial", closing.Origin.Outcome);
    }

    private static Task<DrawnFindings> DrawAsync(AgentHost host) => host.Get<ISynthesisingAgent>().DrawAsync(Context, Group, Reports, CancellationToken.None);

    private static Task<ClosingProposals> CloseAsync(AgentHost host) => host.Get<ISynthesisingAgent>().CloseAsync(Context, Opposed, CancellationToken.None);
}
