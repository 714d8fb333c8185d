using System.Net;
using System.Net.Http.Json;

namespace Facilitation.IntegrationTests.Features.Thorns;

public sealed class ThornTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    private const string Thorns = "/api/v1/communities/demo/thorns";

    [Fact]
    public async Task A_written_thorn_can_be_read_and_listed_by_its_author()
    {
        var author = await app.ClientAsync();

        var written = await author.PostForJsonAsync(Thorns, new { text = "Mes 6e ne lisent pas les consignes & lèvent la main.", level = "college", grade = "6e", subject = "français" });
        var read = await author.GetJsonAsync($"{Thorns}/{written.GetProperty("id")}");
        var list = await author.GetJsonAsync($"{Thorns}?mine=true");

        Assert.Equal("Mes 6e ne lisent pas les consignes & lèvent la main.", read.GetProperty("text").GetString());
        Assert.Equal("college", read.GetProperty("level").GetString());
        Assert.Equal("private", read.GetProperty("visibility").GetString());
        Assert.Equal(written.GetProperty("id").GetString(), list.GetProperty("items")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_private_thorn_is_not_found_by_a_colleague_until_it_is_shared()
    {
        var (author, colleague) = (await app.ClientAsync(), await app.ClientAsync());
        var written = await author.PostForJsonAsync(Thorns, new { text = "Au regroupement, ce sont toujours les mêmes qui parlent." });
        var path = $"{Thorns}/{written.GetProperty("id")}";

        var before = await colleague.GetAsync(path);
        await (await author.ChangeAsync(HttpMethod.Put, $"{path}/visibility", 1, new { visibility = "community" })).ReadJsonAsync();
        var after = await colleague.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task A_community_one_does_not_belong_to_is_not_found()
    {
        var stranger = await app.ClientAsync("ailleurs");

        var response = await stranger.PostAsJsonAsync(Thorns, new { text = "Une épine." });

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task An_observer_may_not_write()
    {
        var observer = await app.ClientAsync(role: "observer");

        var response = await observer.PostAsJsonAsync(Thorns, new { text = "Une épine." });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_token_that_is_not_valid_is_refused()
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "fac_unknown");

        var response = await client.GetAsync(Thorns);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("", "text.missing")]
    [InlineData(" \u0000\n ", "text.missing")]
    [InlineData(null, "text.missing")]
    public async Task An_empty_thorn_names_the_field_and_the_reason(string? text, string code)
    {
        var response = await (await app.ClientAsync()).PostAsJsonAsync(Thorns, new { text });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await response.Content.ReadAsStringAsync();
        Assert.Contains(code, problem, StringComparison.Ordinal);
        Assert.Contains("\"text\"", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paste_of_ten_thousand_characters_is_refused_with_its_length()
    {
        var response = await (await app.ClientAsync()).PostAsJsonAsync(Thorns, new { text = new string('é', 10_000) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("10000", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script> Mes élèves bavardent.")]
    [InlineData("Mes élèves 👩🏽‍🏫🎉 dessinent.")]
    [InlineData("תלמידים العربية Mes élèves.")]
    [InlineData("'; drop table thorns; --")]
    public async Task Any_text_of_people_comes_back_as_it_was(string text)
    {
        var written = await (await app.ClientAsync()).PostForJsonAsync(Thorns, new { text });

        Assert.Equal(text, written.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("{\"text\":\"x\",\"level\":\"inconnu\"}")]
    [InlineData("{\"text\":")]
    [InlineData("[]")]
    public async Task A_request_that_is_not_of_the_form_is_a_bad_request(string json)
    {
        var response = await (await app.ClientAsync()).PostAsync(Thorns, new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_change_from_an_old_version_is_refused_and_loses_nothing()
    {
        var author = await app.ClientAsync();
        var written = await author.PostForJsonAsync(Thorns, new { text = "Première version." });
        var path = $"{Thorns}/{written.GetProperty("id")}";
        await (await author.ChangeAsync(HttpMethod.Put, path, 1, new { text = "Deuxième version." })).ReadJsonAsync();

        var late = await author.ChangeAsync(HttpMethod.Put, path, 1, new { text = "Version perdue ?" });
        var unversioned = await author.PutAsJsonAsync(path, new { text = "Sans version." });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, unversioned.StatusCode);
        Assert.Equal("Deuxième version.", (await author.GetJsonAsync(path)).GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_deleted_thorn_is_gone()
    {
        var author = await app.ClientAsync();
        var written = await author.PostForJsonAsync(Thorns, new { text = "À oublier." });
        var path = $"{Thorns}/{written.GetProperty("id")}";

        var deleted = await author.ChangeAsync(HttpMethod.Delete, path, 1);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_thorn_changed_since_it_was_read_is_not_deleted()
    {
        var author = await app.ClientAsync();
        var written = await author.PostForJsonAsync(Thorns, new { text = "Première version." });
        var path = $"{Thorns}/{written.GetProperty("id")}";
        await (await author.ChangeAsync(HttpMethod.Put, path, 1, new { text = "Deuxième version." })).ReadJsonAsync();

        var late = await author.ChangeAsync(HttpMethod.Delete, path, 1);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await author.GetAsync(path)).StatusCode);
    }
}
