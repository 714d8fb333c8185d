using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Facilitation.IntegrationTests.Features.Syntheses;

/// <summary>Syntheses over HTTP without a model: the guided agent reads, a worker does the steps.</summary>
public sealed class SynthesisTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    [Fact]
    public async Task A_draft_is_made_of_sentences_whose_quotes_stand_in_the_reports()
    {
        var (member, inquiry, path) = await DraftAsync();

        var synthesis = await Inquiry.DoneAsync(member, path);

        Assert.Equal("draft", synthesis.GetProperty("state").GetString());
        Assert.NotEqual(0, synthesis.GetProperty("findings").GetArrayLength());
        Assert.All(synthesis.GetProperty("findings").EnumerateArray(), finding =>
        {
            Assert.Equal("pending", finding.GetProperty("decision").GetString());
            Assert.NotEqual(0, finding.GetProperty("quotes").GetArrayLength());
            Assert.False(finding.GetProperty("sourceChanged").GetBoolean());
        });
        Assert.Equal(3, synthesis.GetProperty("reports").EnumerateArray().Select(report => report.GetProperty("id").GetGuid()).Intersect(
            synthesis.GetProperty("findings").EnumerateArray().SelectMany(finding => finding.GetProperty("quotes").EnumerateArray()).Select(quote => quote.GetProperty("report").GetGuid())).Count());
        Assert.Equal("guided", synthesis.GetProperty("origin").GetProperty("mode").GetString());
        Assert.All(synthesis.GetProperty("proposals").EnumerateArray(), proposal => Assert.Equal("proposition", proposal.GetProperty("label").GetString()));
        Assert.Equal(0, await inquiry.CountAsync("select count(*) from model_calls"));
    }

    [Fact]
    public async Task The_places_of_a_quote_lead_to_its_words_in_the_report()
    {
        var (member, inquiry, path) = await DraftAsync();

        var quotes = (await Inquiry.DoneAsync(member, path)).GetProperty("findings").EnumerateArray().SelectMany(finding => finding.GetProperty("quotes").EnumerateArray()).ToList();
        var narratives = (await member.GetJsonAsync($"{inquiry.Api}/actions/{inquiry.Action}/reports")).GetProperty("items").EnumerateArray().ToDictionary(report => report.GetProperty("id").GetGuid(), report => report.GetProperty("narrative").GetString()!);

        Assert.All(quotes, quote => Assert.Equal(
            quote.GetProperty("words").GetString()!.Split(" […] "),
            quote.GetProperty("spans").EnumerateArray().Select(span => narratives[quote.GetProperty("report").GetGuid()].Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32()))));
    }

    [Fact]
    public async Task Reports_that_are_no_evidence_are_listed_apart_and_private_ones_nowhere()
    {
        var (member, inquiry) = await InquiryAsync();
        await inquiry.ThreeReportsAsync();
        var thin = await inquiry.ReportAsync("Super !!! À refaire.", "worked");
        var open = await inquiry.ReportAsync("Nous avons essayé deux semaines et nous ne pouvons rien conclure, trop d'absences pendant la période.", "inconclusive");
        var hidden = await inquiry.ReportAsync("En 5e, les élèves ont mieux retenu leurs tables après trois semaines de rituel quotidien sans note.", visibility: "private");

        var synthesis = await Inquiry.DoneAsync(member, await inquiry.StartAsync(member));

        var reports = synthesis.GetProperty("reports").EnumerateArray().ToDictionary(report => report.GetProperty("id").GetGuid(), report => report.GetProperty("status").GetString());
        Assert.Equal(("too_thin", "inconclusive"), (reports[thin], reports[open]));
        Assert.DoesNotContain(hidden, reports.Keys);
        Assert.Equal(3, synthesis.GetProperty("counts").GetProperty("total").GetInt32());
        Assert.Equal(1, synthesis.GetProperty("counts").GetProperty("differing").GetInt32());
        Assert.DoesNotContain("tables après", synthesis.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressing_twice_starts_once()
    {
        var (member, inquiry) = await InquiryAsync();
        await inquiry.ThreeReportsAsync();

        var started = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => inquiry.StartAsync(member)));

        Assert.Single(started.Distinct());
        Assert.Equal(1, await inquiry.CountAsync("select count(*) from syntheses y join challenges c on c.id = y.challenge_id where c.number = @Challenge", new { inquiry.Challenge }));
    }

    [Fact]
    public async Task Without_a_report_to_read_nothing_is_started()
    {
        var (member, inquiry) = await InquiryAsync();
        await inquiry.ReportAsync("Super !!!");

        var response = await member.PostAsJsonAsync($"{inquiry.Api}/challenges/{inquiry.Challenge}/syntheses", new { });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("synthesis.no_evidence", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_checked_again_and_a_refused_one_changes_nothing()
    {
        var (member, inquiry, path) = await DraftAsync();
        var finding = First(await Inquiry.DoneAsync(member, path));
        var change = $"{path}/findings/{finding.GetProperty("id")}";

        var refused = await member.ChangeAsync(HttpMethod.Put, change, 1, new { claim = "Tous les élèves ont progressé de 93 %." });
        var late = await member.ChangeAsync(HttpMethod.Put, change, 7, new { claim = finding.GetProperty("claim").GetString() });
        var unversioned = await member.PutAsJsonAsync(change, new { claim = "Sans version." });
        var kept = First(await member.GetJsonAsync(path), finding.GetProperty("id").GetString()!);

        var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict, HttpStatusCode.PreconditionRequired), (refused.StatusCode, late.StatusCode, unversioned.StatusCode));
        Assert.Equal("urn:facilitation:finding.refused", problem.GetProperty("type").GetString());
        Assert.NotEqual(0, problem.GetProperty("faults").GetArrayLength());
        Assert.DoesNotContain("'", problem.GetProperty("faults").GetRawText(), StringComparison.Ordinal);
        Assert.Equal((finding.GetProperty("claim").GetString(), 1), (kept.GetProperty("claim").GetString(), kept.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task A_finding_written_by_hand_passes_the_same_gate()
    {
        var (member, inquiry) = await InquiryAsync();
        var report = (await inquiry.ThreeReportsAsync())[2];
        var path = await inquiry.StartAsync(member);
        await Inquiry.DoneAsync(member, path);
        object Finding(string claim, string words) => new { kind = "effect", direction = "unfavourable", claim, quotes = new[] { new { report, words } } };

        var sourced = await member.PostAsJsonAsync($"{path}/findings", Finding("Les élèves se sont lassés du rituel.", "les élèves se sont lassés du rituel"));
        var invented = await member.PostAsJsonAsync($"{path}/findings", Finding("Les élèves se sont lassés du rituel.", "les élèves ont quitté la salle sans un mot"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, invented.StatusCode);
        Assert.Contains("quote", await invented.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var written = await sourced.ReadJsonAsync();
        Assert.Equal(("person", "accepted"), (written.GetProperty("mode").GetString(), written.GetProperty("decision").GetString()));
    }

    [Fact]
    public async Task Only_what_a_person_accepted_is_published_and_found()
    {
        var (member, inquiry, path) = await DraftAsync();
        var draft = await Inquiry.DoneAsync(member, path);
        var undecided = await member.ChangeAsync(HttpMethod.Post, $"{path}/approve", draft.GetProperty("version").GetInt32());
        await DecideAsync(member, path, draft, finding => finding.GetProperty("place").GetInt32() == 0);
        var stale = await member.ChangeAsync(HttpMethod.Post, $"{path}/approve", draft.GetProperty("version").GetInt32());
        var current = await member.GetJsonAsync(path);

        var published = await (await member.ChangeAsync(HttpMethod.Post, $"{path}/approve", current.GetProperty("version").GetInt32())).ReadJsonAsync();
        var again = await member.ChangeAsync(HttpMethod.Put, $"{path}/findings/{First(published).GetProperty("id")}", First(published).GetProperty("version").GetInt32(), new { claim = "Autre chose." });
        var found = await member.GetJsonAsync($"/api/v1/search?q=cinq questions avant-hier&kind=synthesis&community={inquiry.Community}");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict), (undecided.StatusCode, stale.StatusCode));
        Assert.Contains("synthesis.undecided", await undecided.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("published", published.GetProperty("state").GetString());
        Assert.NotEqual(JsonValueKind.Null, published.GetProperty("approvedBy").ValueKind);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("n’est plus un brouillon", JsonDocument.Parse(await again.Content.ReadAsStringAsync()).RootElement.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Contains(found.GetProperty("results").EnumerateArray(), result => result.GetProperty("id").GetString() == published.GetProperty("id").GetString());
        Assert.Equal(1, await inquiry.CountAsync("select cardinality(string_to_array(body, chr(10))) from documents where id = @id", new { id = published.GetProperty("id").GetGuid() }));
    }

    [Fact]
    public async Task A_finding_whose_source_changed_is_no_longer_said_anywhere()
    {
        var (member, inquiry) = await InquiryAsync();
        var reports = await inquiry.ThreeReportsAsync();
        var path = await inquiry.StartAsync(member);
        await Inquiry.DoneAsync(member, path);

        await inquiry.EditReportAsync(reports[0], "J'ai récrit mon retour d'une tout autre façon : le rituel n'a pas été mené comme prévu pendant la période.");
        await inquiry.EditReportAsync(reports[2], "Dans ma classe de 3e, les résultats ont baissé après la deuxième semaine.", "private");
        var synthesis = await member.GetJsonAsync(path);
        var markdown = await member.GetStringAsync($"{path}/export?format=md");

        Assert.Contains(synthesis.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("sourceChanged").GetBoolean() && finding.GetProperty("claim").ValueKind is JsonValueKind.Null);
        Assert.All((string[])["71 %", "se sont lassés", "résultats ont baissé"], gone => Assert.DoesNotContain(gone, synthesis.GetRawText() + markdown, StringComparison.Ordinal));
        Assert.Equal((0, 1, 1), (synthesis.GetProperty("news").GetProperty("added").GetInt32(), synthesis.GetProperty("news").GetProperty("changed").GetInt32(), synthesis.GetProperty("news").GetProperty("gone").GetInt32()));
    }

    [Fact]
    public async Task Another_community_and_observers_see_no_draft()
    {
        var (member, inquiry, path) = await DraftAsync();
        await Inquiry.DoneAsync(member, path);
        var (stranger, observer) = (await app.ClientAsync("ailleurs"), await app.ClientAsync(role: "observer"));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await observer.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await observer.GetAsync($"{path}/export?format=md")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await observer.PostAsJsonAsync($"{path}/stop", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path.Replace("/demo/", "/ailleurs/", StringComparison.Ordinal))).StatusCode);
        Assert.DoesNotContain((await observer.GetJsonAsync($"{inquiry.Api}/syntheses?limit=100")).GetProperty("items").EnumerateArray(), line => path.EndsWith(line.GetProperty("id").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_next_version_reads_only_what_is_new_and_keeps_what_was_decided()
    {
        var (member, inquiry, path) = await DraftAsync();
        var draft = await Inquiry.DoneAsync(member, path);
        await DecideAsync(member, path, draft, _ => true);
        var published = await (await member.ChangeAsync(HttpMethod.Post, $"{path}/approve", (await member.GetJsonAsync(path)).GetProperty("version").GetInt32())).ReadJsonAsync();
        await inquiry.ReportAsync("En 5e, mes élèves ont gagné en assurance à l'oral dès que le rituel a duré moins de dix minutes. Les bonnes réponses ont augmenté au fil des semaines.", grade: "5e");

        var news = (await member.GetJsonAsync(path)).GetProperty("news");
        var next = $"{inquiry.Api}/syntheses/{(await member.PostForJsonAsync($"{path}/renewals")).GetProperty("id")}";
        var renewed = await Inquiry.DoneAsync(member, next);

        Assert.Equal(1, news.GetProperty("added").GetInt32());
        Assert.Equal(published.GetProperty("id").GetString(), renewed.GetProperty("previous").GetString());
        Assert.InRange(renewed.GetProperty("progress").GetProperty("reused").GetInt32(), 3, 100);
        Assert.Contains(renewed.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("decision").GetString() == "accepted");
        Assert.Contains(renewed.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("decision").GetString() == "pending");
        Assert.Equal("published", (await member.GetJsonAsync(path)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_stopped_synthesis_waits_and_a_draft_may_be_thrown_away()
    {
        var (member, inquiry, path) = await DraftAsync();
        var stopped = await member.PostForJsonAsync($"{path}/stop");
        await member.PostForJsonAsync($"{path}/resume");
        var draft = await Inquiry.DoneAsync(member, path);

        var late = await member.ChangeAsync(HttpMethod.Delete, path, draft.GetProperty("version").GetInt32() + 1);
        var deleted = await member.ChangeAsync(HttpMethod.Delete, path, draft.GetProperty("version").GetInt32());

        Assert.Contains(stopped.GetProperty("work").GetString(), (string[])["stopped", "done"]);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NoContent), (late.StatusCode, deleted.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(path)).StatusCode);
        Assert.Equal(0, await inquiry.CountAsync("select count(*) from findings f where not exists (select from syntheses y where y.id = f.synthesis_id)"));
    }

    [Fact]
    public async Task A_stream_follows_the_steps_and_ends_with_the_synthesis()
    {
        var (member, _, path) = await DraftAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/event-stream");

        var response = await member.SendAsync(request);
        var stream = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("event: progress\ndata: {\"work\":", stream, StringComparison.Ordinal);
        Assert.Contains("event: synthesis\ndata: {\"id\":", stream, StringComparison.Ordinal);
    }

    internal static async Task DecideAsync(HttpClient member, string path, JsonElement draft, Func<JsonElement, bool> accept)
    {
        foreach (var finding in draft.GetProperty("findings").EnumerateArray())
        {
            var response = await member.ChangeAsync(HttpMethod.Put, $"{path}/findings/{finding.GetProperty("id")}/decision", finding.GetProperty("version").GetInt32(), new { decision = accept(finding) ? "accept" : "refuse" });
            await response.ReadJsonAsync();
        }
    }

    private static JsonElement First(JsonElement synthesis, string? id = null)
        => synthesis.GetProperty("findings").EnumerateArray().First(finding => id is null || finding.GetProperty("id").GetString() == id);

    private async Task<(HttpClient, Inquiry)> InquiryAsync() => (await app.ClientAsync(), await Inquiry.AddAsync(app.ConnectionString));

    private async Task<(HttpClient, Inquiry, string)> DraftAsync()
    {
        var (member, inquiry) = await InquiryAsync();
        await inquiry.ThreeReportsAsync();
        return (member, inquiry, await inquiry.StartAsync(member));
    }
}
