using System.Net;
using System.Net.Http.Json;

namespace Facilitation.IntegrationTests.Features.Challenges;

public sealed class ChallengeTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    private const string Challenges = "/api/v1/communities/demo/challenges";
    private const string Question = "Comment amener les élèves de 6e à démarrer seuls à partir de la consigne lue ?";

    [Fact]
    public async Task A_challenge_in_one_s_own_words_gets_the_next_number_and_no_trace_of_an_ai()
    {
        var member = await app.ClientAsync("premiers-pas");

        var first = await member.PostForJsonAsync("/api/v1/communities/premiers-pas/challenges", new { question = Question });
        var second = await member.PostForJsonAsync("/api/v1/communities/premiers-pas/challenges", new { question = "Comment rendre l'oral plus fréquent ?", indicators = new[] { "nombre de prises de parole" } });

        Assert.Equal(1, first.GetProperty("number").GetInt32());
        Assert.Equal(2, second.GetProperty("number").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.GetProperty("origin").ValueKind);
        Assert.Equal("nombre de prises de parole", second.GetProperty("indicators")[0].GetString());
    }

    [Fact]
    public async Task Ten_adoptions_at_once_get_ten_numbers()
    {
        var member = await app.ClientAsync("ensemble");

        var adopted = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => member.PostForJsonAsync("/api/v1/communities/ensemble/challenges", new { question = Question })));

        Assert.Equal(Enumerable.Range(1, 10), adopted.Select(challenge => challenge.GetProperty("number").GetInt32()).Order());
    }

    [Fact]
    public async Task A_challenge_is_changed_only_from_the_version_that_was_read()
    {
        var member = await app.ClientAsync();
        var path = $"{Challenges}/{(await member.PostForJsonAsync(Challenges, new { question = Question })).GetProperty("number")}";

        var changed = await (await member.ChangeAsync(HttpMethod.Put, path, 1, new { question = "Comment faire lire la consigne en entier ?" })).ReadJsonAsync();
        var late = await member.ChangeAsync(HttpMethod.Put, path, 1, new { question = "Comment perdre un texte ?" });

        Assert.Equal(2, changed.GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("Comment faire lire la consigne en entier ?", (await member.GetJsonAsync(path)).GetProperty("question").GetString());
    }

    [Theory]
    [InlineData("", "question.missing")]
    [InlineData("Comment aider Kylian Moreau, 5e3, à écrire ?", "challenge.person")]
    public async Task A_challenge_that_may_not_be_published_names_the_rule(string question, string code)
    {
        var response = await (await app.ClientAsync()).PostAsJsonAsync(Challenges, new { question });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(code, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_that_does_not_exist_is_not_found()
    {
        var response = await (await app.ClientAsync()).PostAsJsonAsync(Challenges, new { reframing = Guid.NewGuid(), offer = 0 });

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_list_goes_on_where_its_cursor_says()
    {
        var member = await app.ClientAsync("longue-liste");
        for (var i = 0; i < 3; i++)
        {
            await member.PostForJsonAsync("/api/v1/communities/longue-liste/challenges", new { question = Question });
        }

        var first = await member.GetJsonAsync("/api/v1/communities/longue-liste/challenges?limit=2");
        var rest = await member.GetJsonAsync($"/api/v1/communities/longue-liste/challenges?limit=2&cursor={first.GetProperty("next")}");

        Assert.Equal([1, 2], first.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetInt32()));
        Assert.Equal([3], rest.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetInt32()));
    }
}
