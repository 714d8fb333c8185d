using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Facilitation.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Facilitation.IntegrationTests.Features.Reports;

public sealed class ReportTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    private const string Danger = "Une élève m'a montré des scarifications et m'a dit que son beau-père la frappe le soir.";

    [Fact]
    public async Task A_written_report_is_read_listed_and_found_by_search_at_once()
    {
        var (api, author, colleague) = await PlaceAsync();
        var word = $"zibeline{Random.Shared.Next():x}";

        var written = await author.PostForJsonAsync($"{api}/actions/1.1/reports", new
        {
            narrative = $"En 4e, trois semaines. Le mot {word} revient.",
            declaredStance = "mixed",
            level = "college",
            grade = "4e",
            studentCount = 27,
            triedOn = "2024-11-22",
            deviations = "Deux séances au lieu de trois.",
            decision = "adapt",
        });
        var read = await colleague.GetJsonAsync($"{api}/reports/{written.Id()}");
        var list = await colleague.GetJsonAsync($"{api}/actions/1.1/reports");
        var found = await colleague.GetJsonAsync($"/api/v1/search?q={word}");
        var action = await colleague.GetJsonAsync($"/api/v1/search?q=relire&kind=action");

        Assert.True(written.GetProperty("mine").GetBoolean());
        Assert.False(read.GetProperty("mine").GetBoolean());
        Assert.Equal("Deux séances au lieu de trois.", read.GetProperty("deviations").GetString());
        Assert.Equal("adapt", read.GetProperty("decision").GetString());
        Assert.Equal("2024-11-22", read.GetProperty("triedOn").GetString());
        Assert.Equal(written.Id(), list.GetProperty("items")[0].Id());
        Assert.Equal(written.Id(), found.GetProperty("results")[0].Id());
        Assert.Equal(1, action.GetProperty("results")[0].GetProperty("evidence").GetProperty("mixed").GetInt32());
    }

    [Fact]
    public async Task Every_text_is_masked_and_a_refused_mask_keeps_the_report_with_its_author_until_it_is_mended()
    {
        var (api, author, colleague) = await PlaceAsync();
        const string advice = "Demander à Mme Delorme.";
        var body = new { narrative = "Kylian Moreau, en 5e3, a relu.", advice };

        var masked = await author.PostForJsonAsync($"{api}/actions/1.1/reports", body);
        var mask = masked.GetProperty("redactions").EnumerateArray().Single(redaction => redaction.GetProperty("field").GetString() == "advice");
        var (start, length) = (mask.GetProperty("start").GetInt32(), mask.GetProperty("length").GetInt32());
        var kept = await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { body.narrative, body.advice, keep = new[] { new { field = "advice", start, length } } });
        var before = await colleague.GetAsync($"{api}/reports/{kept.Id()}");
        var mended = await (await author.ChangeAsync(HttpMethod.Put, $"{api}/reports/{kept.Id()}", 1, body)).ReadJsonAsync();
        var versions = await colleague.GetJsonAsync($"{api}/reports/{kept.Id()}/history");

        Assert.DoesNotContain("Kylian", masked.GetProperty("narrative").GetString(), StringComparison.Ordinal);
        Assert.Equal("Delorme", advice.Substring(start, length));
        Assert.Equal("community", masked.GetProperty("visibility").GetString());
        Assert.Contains("Delorme", kept.GetProperty("advice").GetString(), StringComparison.Ordinal);
        Assert.Equal("private", kept.GetProperty("visibility").GetString());
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal("community", mended.GetProperty("visibility").GetString());
        Assert.Equal(2, Assert.Single(versions.EnumerateArray()).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_report_under_safeguarding_is_its_author_s_alone_and_purged_after_thirty_days()
    {
        var (api, author, colleague) = await PlaceAsync();
        var written = await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative = "Trois semaines de relecture, ça avance.", declaredStance = "worked" });

        var alarming = await (await author.ChangeAsync(HttpMethod.Put, $"{api}/reports/{written.Id()}", 1, new { narrative = Danger, declaredStance = "worked" })).ReadJsonAsync();
        var seen = await colleague.GetAsync($"{api}/reports/{written.Id()}");
        var listed = await colleague.GetJsonAsync($"{api}/actions/1.1/reports");
        var search = await author.GetJsonAsync("/api/v1/search?q=relecture&kind=report");
        var action = await author.GetJsonAsync("/api/v1/search?q=relire&kind=action");
        var exported = await ReportPlaces.ExportAsync(app, api.Split('/')[^1]);
        var retention = app.Services.GetRequiredService<RetentionStore>();
        await retention.PurgeSafeguardingAsync(TimeProvider.System.GetUtcNow().AddMinutes(-5), default);
        var kept = await author.GetAsync($"{api}/reports/{written.Id()}");
        await retention.PurgeSafeguardingAsync(TimeProvider.System.GetUtcNow().AddMinutes(5), default);
        var purged = await author.GetAsync($"{api}/reports/{written.Id()}");

        Assert.True(alarming.GetProperty("safeguarding").GetBoolean());
        Assert.Equal(JsonValueKind.Object, alarming.GetProperty("alert").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
        Assert.Empty(listed.GetProperty("items").EnumerateArray());
        Assert.DoesNotContain(search.GetProperty("results").EnumerateArray(), result => result.Id() == written.Id());
        Assert.Equal(0, action.GetProperty("results")[0].GetProperty("evidence").GetProperty("worked").GetInt32());
        Assert.Empty(JsonElement.Parse(exported).GetProperty("reports").EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, purged.StatusCode);
    }

    [Fact]
    public async Task A_change_from_an_old_version_is_refused_and_every_version_is_kept()
    {
        var (api, author, colleague) = await PlaceAsync();
        var written = await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative = "Première version." });
        var path = $"{api}/reports/{written.Id()}";
        await (await author.ChangeAsync(HttpMethod.Put, path, 1, new { narrative = "Deuxième version.", done = "Relu." })).ReadJsonAsync();

        var late = await author.ChangeAsync(HttpMethod.Put, path, 1, new { narrative = "Version perdue ?" });
        var unversioned = await author.PutAsJsonAsync(path, new { narrative = "Sans version." });
        var foreign = await colleague.ChangeAsync(HttpMethod.Put, path, 2, new { narrative = "D'un autre." });
        var versions = await colleague.GetJsonAsync($"{path}/history");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, unversioned.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal([2, 1], versions.EnumerateArray().Select(version => version.GetProperty("version").GetInt32()));
        Assert.Equal("Première version.", versions[1].GetProperty("content").GetProperty("narrative").GetString());
    }

    [Fact]
    public async Task A_deleted_report_is_gone_with_its_versions_and_no_search_finds_it()
    {
        var (api, author, colleague) = await PlaceAsync();
        var word = $"zibeline{Random.Shared.Next():x}";
        var written = await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative = $"Le mot {word} revient." });

        var foreign = await colleague.ChangeAsync(HttpMethod.Delete, $"{api}/reports/{written.Id()}", 1);
        var deleted = await author.ChangeAsync(HttpMethod.Delete, $"{api}/reports/{written.Id()}", 1);
        var found = await author.GetJsonAsync($"/api/v1/search?q={word}&kind=report");

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync($"{api}/reports/{written.Id()}/history")).StatusCode);
        Assert.Empty(found.GetProperty("results").EnumerateArray());
    }

    [Fact]
    public async Task An_observer_reads_and_does_not_write()
    {
        var slug = await ReportPlaces.FoundAsync(app);
        var observer = await app.ClientAsync(slug, role: "observer");

        Assert.Equal(HttpStatusCode.OK, (await observer.GetAsync($"/api/v1/communities/{slug}/actions/1.1/reports")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await observer.PostAsJsonAsync($"/api/v1/communities/{slug}/actions/1.1/reports", new { narrative = "Lu." })).StatusCode);
    }

    [Theory]
    [InlineData("1.1", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("1.9", "Lu.", HttpStatusCode.NotFound)]
    [InlineData("x", "Lu.", HttpStatusCode.NotFound)]
    public async Task What_is_missing_is_told(string number, string narrative, HttpStatusCode status)
    {
        var (api, author, _) = await PlaceAsync();

        Assert.Equal(status, (await author.PostAsJsonAsync($"{api}/actions/{number}/reports", new { narrative })).StatusCode);
    }

    [Fact]
    public async Task Exporting_importing_elsewhere_and_exporting_again_gives_the_same_bytes()
    {
        var (api, author, _) = await PlaceAsync();
        var (here, elsewhere) = (api.Split('/')[^1], await ReportPlaces.FoundAsync(app));
        const string odd = "Relu «\u00A0\"à deux\"\u00A0» \\ <b>& 👩🏽‍🏫 قراءة\r\n12,5\u202F% ; =1+1 e\u0301\u2028fin";
        await author.PostForJsonAsync($"{api}/actions/1.1/reports", new
        {
            narrative = $"Kylian Moreau, 5e3. {odd}",
            declaredStance = "inconclusive",
            triedOn = "2025-01-07",
            level = "college",
            grade = "5e",
            subject = odd[..10],
            setting = odd,
            studentCount = 0,
            authorRole = "professeure",
            done = odd,
            deviations = odd,
            dataCollected = odd,
            observations = odd,
            analysis = odd,
            limitations = odd,
            favourable = odd,
            unfavourable = odd,
            decision = "abandon",
            advice = odd,
        });

        var first = await ReportPlaces.ExportAsync(app, here);
        var summary = await ReportPlaces.ImportAsync(app, elsewhere, first);
        var again = await ReportPlaces.ImportAsync(app, here, first);

        Assert.Empty(summary.Refused);
        Assert.Equal(first, await ReportPlaces.ExportAsync(app, elsewhere));
        Assert.True(again.ChangedNothing);
    }

    [Fact]
    public async Task A_file_does_not_change_what_a_member_wrote_here()
    {
        var (api, author, _) = await PlaceAsync();
        var slug = api.Split('/')[^1];
        var written = await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative = "Mes mots." });

        var summary = await ReportPlaces.ImportAsync(app, slug, (await ReportPlaces.ExportAsync(app, slug)).Replace("Mes mots.", "Des mots d'ailleurs.", StringComparison.Ordinal));

        Assert.Single(summary.Refused);
        Assert.Equal("Mes mots.", (await author.GetJsonAsync($"{api}/reports/{written.Id()}")).GetProperty("narrative").GetString());
    }

    private async Task<(string Api, HttpClient Author, HttpClient Colleague)> PlaceAsync()
    {
        var slug = await ReportPlaces.FoundAsync(app);
        return ($"/api/v1/communities/{slug}", await app.ClientAsync(slug), await app.ClientAsync(slug));
    }
}

internal static class JsonId
{
    public static string Id(this JsonElement noun) => noun.GetProperty("id").GetString()!;
}
