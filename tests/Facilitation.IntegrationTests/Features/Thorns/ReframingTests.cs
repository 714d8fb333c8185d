using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Facilitation.IntegrationTests.Features.Thorns;

/// <summary>Reframing over HTTP without a model: guided mode answers through the same calls.</summary>
public sealed class ReframingTests(FacilitationApp app) : IClassFixture<FacilitationApp>
{
    private const string Thorns = "/api/v1/communities/demo/thorns";
    private const string Thorn = "En 5e, pendant le travail de groupe, deux élèves font tout et les autres attendent la note.";

    [Fact]
    public async Task A_thorn_with_a_situation_gets_two_or_three_testable_variants()
    {
        var (author, path) = await WriteAsync(Thorn);

        var answer = await author.PostForJsonAsync($"{path}/reframings");

        Assert.Equal("offers", answer.GetProperty("kind").GetString());
        Assert.InRange(answer.GetProperty("offers").GetArrayLength(), 2, 3);
        Assert.All(answer.GetProperty("offers").EnumerateArray(), offer =>
        {
            Assert.Matches(@"^(Comment|À moyens constants, comment) .+\s\?$", offer.GetProperty("question").GetString()!);
            Assert.InRange(offer.GetProperty("indicators").GetArrayLength(), 1, 3);
            Assert.InRange(offer.GetProperty("remarks").GetArrayLength(), 0, 3);
        });
        Assert.Equal("guided", answer.GetProperty("origin").GetProperty("mode").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("origin").GetProperty("model").ValueKind);
    }

    [Fact]
    public async Task A_repeat_under_the_same_key_is_the_same_answer()
    {
        var (author, path) = await WriteAsync(Thorn);

        var first = await ReframeAsync(author, path, "une-clé");
        var repeat = await ReframeAsync(author, path, "une-clé");
        var other = await ReframeAsync(author, path, "une-autre");

        Assert.Equal(first.GetProperty("id").GetString(), repeat.GetProperty("id").GetString());
        Assert.NotEqual(first.GetProperty("id").GetString(), other.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_stream_tells_the_stages_in_order_and_then_the_answer()
    {
        var (author, path) = await WriteAsync(Thorn);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/reframings") { Content = JsonContent.Create(new { }) };
        request.Headers.Accept.ParseAdd("text/event-stream");

        var response = await author.SendAsync(request);
        var stream = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var stages = new[] { "scanned", "precedents", "done" };
        Assert.Equal(stages, stages.OrderBy(stage => stream.IndexOf($"\"{stage}\"", StringComparison.Ordinal)));
        Assert.All(stages, stage => Assert.Contains($"{{\"stage\":\"{stage}\"}}", stream, StringComparison.Ordinal));
        Assert.Contains("event: reframing\ndata: {\"id\":", stream, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thorn_without_a_situation_gets_questions_and_then_offers_once_they_are_answered()
    {
        var (author, path) = await WriteAsync("Les téléphones.");

        var questions = await author.PostForJsonAsync($"{path}/reframings");
        var answers = questions.GetProperty("questions").EnumerateArray().Select(question => new
        {
            question = question.GetString(),
            answer = "Pendant le travail personnel en seconde, la moitié des élèves regardent leur téléphone au lieu de lire le texte.",
        }).ToArray();
        var offers = await author.PostForJsonAsync($"{path}/reframings", new { answers });

        Assert.Equal("questions", questions.GetProperty("kind").GetString());
        Assert.InRange(questions.GetProperty("questions").GetArrayLength(), 1, 3);
        Assert.Equal("offers", offers.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_text_that_may_reveal_a_child_in_danger_gets_the_alert_path_and_is_found_by_nobody_else()
    {
        var (author, path) = await WriteAsync("Une de mes 4e, Léa B., m'a montré des scarifications et m'a dit que ça n'allait pas chez elle.");
        var colleague = await app.ClientAsync(role: "facilitator");

        var answer = await author.PostForJsonAsync($"{path}/reframings");

        Assert.Equal("safeguarding", answer.GetProperty("kind").GetString());
        Assert.Contains("119", answer.GetProperty("alert").ToString(), StringComparison.Ordinal);
        Assert.Equal(0, answer.GetProperty("offers").GetArrayLength());
        Assert.Equal(0, (await author.GetJsonAsync($"{path}/reframings")).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.ChangeAsync(HttpMethod.Put, $"{path}/visibility", 1, new { visibility = "community" })).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_reveals_danger_closes_the_thorn_to_others()
    {
        var (author, path) = await WriteAsync(Thorn);

        var answer = await author.PostForJsonAsync($"{path}/reframings", new { answers = new[] { new { question = "Qui ?", answer = "Un élève m'a dit que son père le frappe et qu'il veut mourir." } } });

        Assert.Equal("safeguarding", answer.GetProperty("kind").GetString());
        Assert.True((await author.GetJsonAsync(path)).GetProperty("safeguarding").GetBoolean());
    }

    [Fact]
    public async Task An_adopted_offer_becomes_a_challenge_that_says_who_worded_it_and_who_approved_it()
    {
        var (author, path) = await WriteAsync(Thorn);
        var answer = await author.PostForJsonAsync($"{path}/reframings");

        var asOffered = await author.PostForJsonAsync("/api/v1/communities/demo/challenges", new { reframing = answer.GetProperty("id").GetString(), offer = 0 });
        var edited = await author.PostForJsonAsync("/api/v1/communities/demo/challenges", new { reframing = answer.GetProperty("id").GetString(), offer = 1, question = "Comment répartir le travail dans un groupe de 5e ?" });

        Assert.Equal(answer.GetProperty("offers")[0].GetProperty("question").GetString(), asOffered.GetProperty("question").GetString());
        Assert.False(asOffered.GetProperty("origin").GetProperty("edited").GetBoolean());
        Assert.True(edited.GetProperty("origin").GetProperty("edited").GetBoolean());
        Assert.NotEqual(JsonValueKind.Null, edited.GetProperty("approvedBy").ValueKind);
    }

    [Fact]
    public async Task A_thorn_that_still_names_a_person_cannot_be_adopted()
    {
        var author = await app.ClientAsync();
        const string text = "Mme Delorme fait du bachotage pour le brevet pendant mes heures d'oral en 3e.";
        var written = await author.PostForJsonAsync(Thorns, new { text, keep = new[] { new { start = 0, length = "Mme Delorme".Length } } });
        var answer = await author.PostForJsonAsync($"{Thorns}/{written.GetProperty("id")}/reframings");

        var response = await author.PostAsJsonAsync("/api/v1/communities/demo/challenges", new { reframing = answer.GetProperty("id").GetString(), offer = 0 });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("thorn.person", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<(HttpClient Author, string Path)> WriteAsync(string text)
    {
        var author = await app.ClientAsync();
        var written = await author.PostForJsonAsync(Thorns, new { text });
        return (author, $"{Thorns}/{written.GetProperty("id")}");
    }

    private static async Task<JsonElement> ReframeAsync(HttpClient author, string path, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/reframings") { Content = JsonContent.Create(new { }) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Uri.EscapeDataString(key));
        return await (await author.SendAsync(request)).ReadJsonAsync();
    }
}
