using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapper;
using Facilitation.Web.Store;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Facilitation.IntegrationTests.Features.Reports;

/// <summary>What a report must withstand: other communities, two windows at once, and bodies nobody would write.</summary>
public sealed class ReportBoundaryTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    private const string Danger = "Une élève m'a montré des scarifications et m'a dit que son beau-père la frappe le soir.";
    private const string Write = "/actions/1.1/raconter";

    [Fact]
    public async Task A_report_of_another_community_is_not_found()
    {
        var (api, author, _) = await PlaceAsync();
        var (otherApi, other, _) = await PlaceAsync();
        var id = (await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative = "Lu à deux." })).Id();

        var statuses = new[]
        {
            (await other.GetAsync($"{otherApi}/reports/{id}")).StatusCode,
            (await other.GetAsync($"{otherApi}/reports/{id}/history")).StatusCode,
            (await other.ChangeAsync(HttpMethod.Put, $"{otherApi}/reports/{id}", 1, new { narrative = "Pris." })).StatusCode,
            (await other.ChangeAsync(HttpMethod.Delete, $"{otherApi}/reports/{id}", 1)).StatusCode,
            (await other.GetAsync($"/retours/{id}")).StatusCode,
            (await other.GetAsync($"/historique/report/{id}")).StatusCode,
        };

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.NotFound, status));
    }

    [Fact]
    public async Task Of_changes_sent_at_once_from_one_version_one_is_kept_and_the_others_are_told()
    {
        var (api, author, _) = await PlaceAsync();
        var path = $"{api}/reports/{(await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative = "Au début." })).Id()}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => author.ChangeAsync(HttpMethod.Put, path, 1, new { narrative = $"Fenêtre {i}." })));
        var versions = await author.GetJsonAsync($"{path}/history");

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal([2, 1], versions.EnumerateArray().Select(version => version.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task A_purged_report_leaves_no_row_behind()
    {
        var (api, author, _) = await PlaceAsync();
        var id = Guid.Parse((await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative = "Trois semaines." })).Id());
        await author.ChangeAsync(HttpMethod.Put, $"{api}/reports/{id}", 1, new { narrative = Danger });
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        const string rows = """
            select 'revision ' || version as row from revisions where subject_id = @id
            union all select case when deleted_at is null then 'document' when body like '%scarifications%' then 'words in the memory' else 'removed document' end from documents where id = @id
            union all select 'report' from experiment_reports where id = @id order by 1
            """;

        var before = await connection.QueryAsync<string>(rows, new { id });
        await app.Services.GetRequiredService<RetentionStore>().PurgeSafeguardingAsync(TimeProvider.System.GetUtcNow().AddMinutes(5), default);

        Assert.Equal(["removed document", "report", "revision 1", "revision 2"], before); // Its document left the memory with the edit.
        Assert.Empty(await connection.QueryAsync<string>(rows, new { id }));
    }

    [Fact]
    public async Task The_words_of_a_deleted_report_leave_the_memory_for_good()
    {
        var (api, author, _) = await PlaceAsync();
        var id = Guid.Parse((await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative = "Relu à deux." })).Id());
        var still = Guid.Parse((await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative = "Relu à trois." })).Id());
        await author.ChangeAsync(HttpMethod.Delete, $"{api}/reports/{id}", 1);
        var retention = app.Services.GetRequiredService<RetentionStore>();
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        const string held = "select id from documents where id = any(@ids) union select document_id from embeddings where document_id = @id";

        await retention.SweepDocumentsAsync(TimeProvider.System.GetUtcNow().AddMinutes(-5), default);
        var early = await connection.QueryAsync<Guid>(held, new { id, ids = new[] { id, still } });
        await retention.SweepDocumentsAsync(TimeProvider.System.GetUtcNow().AddMinutes(5), default);

        Assert.Equal(2, early.Count());
        Assert.Equal(still, Assert.Single(await connection.QueryAsync<Guid>(held, new { id, ids = new[] { id, still } })));
    }

    [Theory]
    [InlineData("{\"text\":\"La moitié des 6e arrive en retard.\",\"level\":42}", HttpStatusCode.BadRequest)]
    [InlineData("{\"text\":\"Mme Delorme crie le lundi.\",\"keep\":[null]}", HttpStatusCode.Created)]
    public async Task A_thorn_withstands_them_too(string body, HttpStatusCode status)
    {
        var (api, author, _) = await PlaceAsync();

        Assert.Equal(status, (await author.PostAsync($"{api}/thorns", new StringContent(body, Encoding.UTF8, "application/json"))).StatusCode);
    }

    [Fact]
    public async Task A_report_in_which_a_person_stands_unmasked_is_neither_exported_nor_found_nor_counted_for_others()
    {
        var (api, author, colleague) = await PlaceAsync();
        const string narrative = "Mme Delorme m'a aidée à relire.";
        var mask = (await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative })).GetProperty("redactions")[0];
        var keep = new[] { new { field = "narrative", start = mask.GetProperty("start").GetInt32(), length = mask.GetProperty("length").GetInt32() } };

        await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative, declaredStance = "worked", keep });
        var exported = await ReportPlaces.ExportAsync(app, api.Split('/')[^1]);
        var found = await colleague.GetJsonAsync("/api/v1/search?q=Delorme");
        var action = await colleague.GetJsonAsync("/api/v1/search?q=relire&kind=action");

        Assert.DoesNotContain("Delorme", exported, StringComparison.Ordinal);
        Assert.DoesNotContain("Delorme", found.GetRawText().Replace("\"q\":\"Delorme\"", "", StringComparison.Ordinal).Replace("\"query\":\"Delorme\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, action.GetProperty("results")[0].GetProperty("evidence").GetProperty("worked").GetInt32());
    }

    [Fact]
    public async Task The_mask_over_a_pupil_cannot_be_refused()
    {
        var (api, author, _) = await PlaceAsync();

        var written = await author.PostForJsonAsync($"{api}/actions/1.1/reports", new
        {
            narrative = "L'élève Kylian Moreau, en 5e3, a relu.",
            keep = new[] { new { field = "narrative", start = 0, length = 38 } },
        });

        Assert.DoesNotContain("Kylian", written.GetProperty("narrative").GetString(), StringComparison.Ordinal);
        Assert.Equal("community", written.GetProperty("visibility").GetString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"narrative\":null}")]
    [InlineData("{\"narrative\":{}}")]
    [InlineData("{\"narrative\":\"\\u0000\"}")]
    [InlineData("{\"narrative\":\"Lu.\",\"decision\":\"détruire\"}")]
    [InlineData("{\"narrative\":\"Lu.\",\"decision\":99}")]
    [InlineData("{\"narrative\":\"Lu.\",\"triedOn\":\"hier\"}")]
    [InlineData("{\"narrative\":\"Lu.\",\"triedOn\":\"9999-12-31\"}")]
    [InlineData("{\"narrative\":\"Lu.\",\"studentCount\":99999999999}")]
    [InlineData("{\"narrative\":\"Lu.\",\"studentCount\":-1}")]
    [InlineData("{\"narrative\":\"Lu.\",\"level\":42}")]
    [InlineData("{\"narrative\":\"Lu.\",\"declaredStance\":1}")]
    [InlineData("{\"narrative\":\"Lu.\",\"keep\":7}")]
    public async Task A_body_that_is_no_report_is_refused_with_a_reason(string body)
    {
        var (api, author, _) = await PlaceAsync();

        var answer = await author.PostAsync($"{api}/actions/1.1/reports", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.InRange((int)answer.StatusCode, 400, 422);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("{\"narrative\":\"Lu\\u0000 par Mme Delorme \\u202Eici\",\"grade\":\"4\\u0000e\",\"subject\":\"\\u0007EPS\",\"setting\":\"\\u0000\",\"advice\":\"\\u0000fin\"}")]
    [InlineData("{\"narrative\":\"Mme Delorme a lu.\",\"keep\":[{\"field\":\"narrative\",\"start\":2147483647,\"length\":2147483647},{\"field\":\"narrative\",\"start\":-5,\"length\":-1}]}")]
    [InlineData("{\"narrative\":\"Mme Delorme a lu.\",\"keep\":[{\"field\":null,\"start\":0,\"length\":9},{\"field\":\"x\",\"start\":0,\"length\":9},{},null]}")]
    public async Task Signs_that_cannot_be_stored_and_spans_that_lead_nowhere_do_no_harm(string body)
    {
        var (api, author, _) = await PlaceAsync();

        var answer = await author.PostAsync($"{api}/actions/1.1/reports", new StringContent(body, Encoding.UTF8, "application/json"));
        var report = await answer.ReadJsonAsync();

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.DoesNotContain("Delorme", report.GetProperty("narrative").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\\u0000", report.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_the_list_hold_every_report_once()
    {
        var (api, author, colleague) = await PlaceAsync();
        var written = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            written.Add((await author.PostForJsonAsync($"{api}/actions/1.1/reports", new { narrative = $"Essai {i}." })).Id());
        }

        var read = new List<string>();
        for (string? cursor = ""; cursor is not null && read.Count < 20;)
        {
            var page = await colleague.GetJsonAsync($"{api}/actions/1.1/reports?limit=2{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            read.AddRange(page.GetProperty("items").EnumerateArray().Select(JsonId.Id));
            cursor = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null;
        }

        written.Reverse();
        Assert.Equal(written, read);
    }

    [Fact]
    public async Task A_form_emptied_again_leaves_no_draft()
    {
        var (_, author, _) = await PlaceAsync();
        await author.SendFormAsync(Write, "/brouillons", ("brouillon", Write), ("Input.Narrative", "Un mot."));
        var hidden = await author.ReadPageAsync(Write);
        var version = hidden.FieldValue("Input.Version") is { } value ? [("Input.Version", value)] : Array.Empty<(string, string)>();

        await author.SendFormAsync(Write, "/brouillons", [("brouillon", Write), ("Input.Narrative", " "), .. version]);

        Assert.DoesNotContain("Brouillon retrouvé", (await author.ReadPageAsync(Write)).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Reprendre mon récit", (await author.ReadPageAsync("/actions/1.1")).Words(), StringComparison.Ordinal);
    }

    private async Task<(string Api, HttpClient Author, HttpClient Colleague)> PlaceAsync()
    {
        var slug = await ReportPlaces.FoundAsync(app);
        return ($"/api/v1/communities/{slug}", await app.ClientAsync(slug), await app.ClientAsync(slug));
    }
}
