using System.Net;
using System.Text.Json;

namespace Facilitation.IntegrationTests.Features.Syntheses;

/// <summary>The pages of syntheses, as a browser without JavaScript uses them.</summary>
public sealed class SynthesisPageTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    private const string Typed = "Tous les élèves ont progressé de 93 %.";

    [Fact]
    public async Task The_pages_of_a_challenge_and_of_an_action_lead_to_a_launch_that_tells_what_will_be_read()
    {
        var (member, inquiry) = await InquiryAsync();
        await inquiry.ReportAsync("Super !!!");

        var links = await Task.WhenAll(member.ReadPageAsync($"/defis/{inquiry.Challenge}"), member.ReadPageAsync($"/actions/{inquiry.Action}"));
        var launch = (await member.ReadPageAsync($"/syntheses/nouvelle/{inquiry.Action}")).Words();

        Assert.Contains($"/syntheses/nouvelle/{inquiry.Challenge}\"", links[0], StringComparison.Ordinal);
        Assert.Contains($"/syntheses/nouvelle/{inquiry.Action}\"", links[1], StringComparison.Ordinal);
        Assert.Contains("3 retours seront lus", launch, StringComparison.Ordinal);
        Assert.Contains("1 retour est mis à part", launch, StringComparison.Ordinal);
        Assert.Contains("mode guidé, sans IA", launch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_to_read_the_launch_explains_and_offers_no_button()
    {
        var inquiry = await Inquiry.AddAsync(app.ConnectionString);
        await inquiry.ReportAsync("Super !!!");

        var launch = await (await app.ClientAsync()).ReadPageAsync($"/syntheses/nouvelle/{inquiry.Action}");

        Assert.Contains("Il faut au moins un retour qui raconte ce qui a été observé.", launch.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("0 retour", launch.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"row stretch\"", launch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_read_is_told_and_is_not_listed_as_read()
    {
        var (member, _, page, _) = await DraftAsync();
        var id = Guid.Parse(page.Split('/')[^1]);
        await using var connection = new Npgsql.NpgsqlConnection(app.ConnectionString);
        await Dapper.SqlMapper.ExecuteAsync(connection, "update findings set decision = 'refused' where synthesis_id = @id; update synthesis_steps set state = 'failed' where synthesis_id = @id and kind = 'read'", new { id });

        var shown = (await member.ReadPageAsync(page)).Words();

        Assert.Contains("3 étapes n’ont pas pu être faites", shown, StringComparison.Ordinal);
        Assert.Contains("Retours qui n’ont pas pu être lus", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Retours lus qu’aucun constat ne cite", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_that_does_not_pass_comes_back_with_its_faults_and_with_every_word_typed()
    {
        var (member, _, page, draft) = await DraftAsync();
        var finding = draft.GetProperty("findings")[0];
        var quote = finding.GetProperty("quotes")[0];

        var answer = await member.SendFormAsync(page, $"{page}?handler=Edit", ("finding", finding.GetProperty("id").GetString()!), ("version", "1"), ("Input.Claim", Typed), ("Input.Condition", "en 4e <b>"), ("Input.Kind", "effect"),
            ("Input.Direction", "mixed"), ("Input.Quotes[0].Report", quote.GetProperty("report").GetString()!), ("Input.Quotes[0].Words", quote.GetProperty("words").GetString()!), ("Input.Quotes[1].Words", "des mots sans retour"));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Contains("Cette phrase ne passe pas encore", html.Words(), StringComparison.Ordinal);
        Assert.Equal((Typed, "en 4e <b>", quote.GetProperty("words").GetString(), "des mots sans retour"),
            (html.FieldValue("Input.Claim"), html.FieldValue("Input.Condition"), html.FieldValue("Input.Quotes[0].Words"), html.FieldValue("Input.Quotes[1].Words")));
        Assert.DoesNotContain(Typed, (await member.ReadPageAsync(page)).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Edit")]
    [InlineData("Decide")]
    public async Task Who_comes_after_another_is_told_and_keeps_what_was_typed(string handler)
    {
        var (member, inquiry, page, draft) = await DraftAsync();
        var finding = draft.GetProperty("findings")[0];
        await member.ChangeAsync(HttpMethod.Put, $"{inquiry.Api}{page}/findings/{finding.GetProperty("id")}/decision", 1, new { decision = "accept" });

        var answer = await member.SendFormAsync(page, $"{page}?handler={handler}", ("finding", finding.GetProperty("id").GetString()!), ("version", "1"), ("decision", "refuse"), ("Input.Claim", finding.GetProperty("claim").GetString()!));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Contains("entre-temps", html.Words(), StringComparison.Ordinal);
        Assert.Contains(handler == "Edit" ? "Ce que vous avez écrit est toujours là." : "Rien n’a été modifié.", html.Words(), StringComparison.Ordinal);
        Assert.Equal(handler == "Edit" ? finding.GetProperty("claim").GetString() : null, html.FieldValue("Input.Claim"));
    }

    [Fact]
    public async Task A_script_that_decides_gets_one_card_or_when_somebody_was_faster_the_whole_page()
    {
        var (member, _, page, draft) = await DraftAsync();
        var finding = draft.GetProperty("findings")[0].GetProperty("id").GetString()!;
        using var script = await app.ClientAsync();
        script.DefaultRequestHeaders.Authorization = member.DefaultRequestHeaders.Authorization;
        script.DefaultRequestHeaders.Add("HX-Request", "true");

        var card = await script.SendFormAsync(page, $"{page}?handler=Decide", ("finding", finding), ("version", "1"), ("decision", "accept"));
        var late = await script.SendFormAsync(page, $"{page}?handler=Decide", ("finding", finding), ("version", "1"), ("decision", "refuse"));

        Assert.StartsWith("<article id=\"constat-", (await card.Content.ReadAsStringAsync()).TrimStart(), StringComparison.Ordinal);
        Assert.Equal("#contenu", late.Headers.GetValues("HX-Retarget").Single());
        Assert.Contains("<main id=\"contenu\"", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposition_is_labelled_and_one_that_states_a_number_comes_back_with_its_words()
    {
        var (member, _, page, _) = await DraftAsync();

        var refused = await (await member.SendFormAsync(page, $"{page}?handler=Propose", ("kind", "Gap"), ("Proposal", "On sait que 80 % des classes progressent."))).Content.ReadAsStringAsync();
        await member.SendFormAsync(page, $"{page}?handler=Propose", ("kind", "NextInquiry"), ("Proposal", "Comment garder l'intérêt des élèves pour le rituel ?"));
        var shown = (await member.ReadPageAsync(page)).Words();

        Assert.Equal("On sait que 80 % des classes progressent.", refused.FieldValue("Proposal"));
        Assert.Matches(@"proposition\s+Prochaine enquête\s+Comment garder l'intérêt", shown);
    }

    [Fact]
    public async Task New_reports_are_told_and_the_next_version_can_be_compared()
    {
        var (member, inquiry, page, draft) = await DraftAsync();
        await SynthesisTests.DecideAsync(member, $"{inquiry.Api}{page}", draft, _ => true);
        var version = (await member.GetJsonAsync($"{inquiry.Api}{page}")).GetProperty("version").GetInt32();
        var published = await (await member.SendFormAsync(page, $"{page}?handler=Approve", ("version", $"{version}"))).Content.ReadAsStringAsync();
        await inquiry.ReportAsync("En 5e, mes élèves ont gagné en assurance à l'oral dès que le rituel a duré moins de dix minutes. Les bonnes réponses ont augmenté au fil des semaines.", grade: "5e");

        var warned = (await member.ReadPageAsync(page)).Words();
        var next = (await member.SendFormAsync(page, $"{page}?handler=Renew")).RequestMessage!.RequestUri!.AbsolutePath;
        await Inquiry.DoneAsync(member, $"{inquiry.Api}{next}");
        var compared = (await member.ReadPageAsync($"{next}/comparer?avec={page.Split('/')[^1]}")).Words();

        Assert.DoesNotContain("wrong errors", published, StringComparison.Ordinal);
        Assert.Contains("1 nouveau retour depuis cette synthèse", warned, StringComparison.Ordinal);
        Assert.NotEqual(page, next);
        Assert.Contains("1 retour de plus", compared, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"Nouveaux constats \(0\)", compared);
        Assert.Matches(@"Constats retirés \(0\)", compared);
    }

    [Fact]
    public async Task Observers_read_what_was_published_and_get_no_button()
    {
        var (member, inquiry, page, draft) = await DraftAsync();
        var observer = await app.ClientAsync(role: "observer");
        var before = await observer.GetAsync(page);
        await SynthesisTests.DecideAsync(member, $"{inquiry.Api}{page}", draft, _ => true);
        await member.ChangeAsync(HttpMethod.Post, $"{inquiry.Api}{page}/approve", (await member.GetJsonAsync($"{inquiry.Api}{page}")).GetProperty("version").GetInt32());

        var after = await observer.ReadPageAsync(page);
        var stranger = await (await app.ClientAsync("ailleurs")).GetAsync(page);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (before.StatusCode, stranger.StatusCode));
        Assert.Contains("Rédigée par le mode guidé, sans IA\u00A0: des phrases relevées dans les retours", after.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Decide", after, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Renew", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_form_says_a_page_answers()
    {
        var (member, _, page, draft) = await DraftAsync();
        var finding = draft.GetProperty("findings")[0].GetProperty("id").GetString()!;
        (string, (string, string)[])[] forms =
        [
            ("Decide", [("finding", finding), ("version", "1")]), ("Decide", [("finding", "zzz"), ("version", "x"), ("decision", "💥")]), ("Edit", [("finding", finding)]), ("Add", [("section", "<script>")]),
            ("Edit", [("finding", finding), ("version", "1"), ("Input.Claim", new('é', 9_000)), ("Input.Quotes[0].Report", "zzz"), ("Input.Quotes[0].Words", "\u202E\u0007")]), ("Propose", [("kind", "999")]), ("Keep", [("proposal", finding)]),
            ("Approve", []), ("Delete", []), ("Work", [("arreter", "peut-être")]),
        ];

        foreach (var (handler, fields) in forms)
        {
            var answer = await member.SendFormAsync(page, $"{page}?handler={handler}", fields);

            Assert.True((int)answer.StatusCode < 500, $"{handler}: {answer.StatusCode}");
        }
    }

    private async Task<(HttpClient, Inquiry)> InquiryAsync()
    {
        var inquiry = await Inquiry.AddAsync(app.ConnectionString);
        await inquiry.ThreeReportsAsync();
        return (await app.ClientAsync(), inquiry);
    }

    /// <returns>The page of a draft, and what the API says of it.</returns>
    private async Task<(HttpClient, Inquiry, string, JsonElement)> DraftAsync()
    {
        var (member, inquiry) = await InquiryAsync();
        var launch = $"/syntheses/nouvelle/{inquiry.Action}";
        var page = (await member.SendFormAsync(launch, launch)).RequestMessage!.RequestUri!.AbsolutePath;
        return (member, inquiry, page, await Inquiry.DoneAsync(member, $"{inquiry.Api}{page}"));
    }
}
