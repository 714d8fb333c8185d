using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Facilitation.Harness;

namespace Facilitation.Evaluation.Bench;

/// <summary>Reframing over HTTP: guided, and with a model that answers at once, so that only our own part is measured.</summary>
/// <param name="figures">Where they are added.</param>
/// <param name="thorns">Reframed in guided mode, one by one.</param>
/// <param name="size">How many documents the program remembers, as the figures name it.</param>
/// <param name="repeats">How often each thing is measured.</param>
internal sealed class ReframingBench(Figures figures, IReadOnlyList<string> thorns, string size, int repeats)
{
    // As many as .NET needs before a method is compiled for good.
    private const int WarmUps = 150;
    private const string Community = "la-plupart";
    public const string ModelThorn = "Pendant les conseils d'élèves, ce sont toujours les mêmes qui parlent et les autres regardent l'horloge.";

    /// <summary>What <see cref="ModelServer.Otherwise"/> answers: something the checks have no objection to.</summary>
    public static ModelReply Answer() => ModelReply.Answer(new
    {
        kind = "offers",
        offers = new[] { Offer("Comment faire circuler la parole pendant le conseil d'élèves ?"), Offer("Comment donner à chacun un rôle dans le conseil d'élèves ?") },
        questions = Array.Empty<string>(),
        redirect = (object?)null,
        institution = (object?)null,
    });

    public async Task GuidedAsync(HttpClient client, CancellationToken cancellation)
    {
        var times = new List<double>();
        for (var i = -WarmUps; i < repeats; i++)
        {
            var (milliseconds, _) = await ReframeAsync(client, thorns[(i + WarmUps) % thorns.Count], cancellation);
            if (i >= 0)
            {
                times.Add(milliseconds);
            }
        }

        figures.AddTimes($"guided reframing, {size} documents", times, most: 100);
    }

    /// <param name="client">Of a program that asks the instant model.</param>
    /// <param name="precedents">What the query for the precedents takes of it, in milliseconds.</param>
    /// <param name="cancellation">Stops the bench.</param>
    public async Task ModelAsync(HttpClient client, double precedents, CancellationToken cancellation)
    {
        var (times, answered) = (new List<double>(), 0);
        for (var i = -WarmUps; i < repeats; i++)
        {
            var (milliseconds, mode) = await ReframeAsync(client, ModelThorn, cancellation);
            if (i >= 0)
            {
                times.Add(milliseconds);
                answered += mode == "model" ? 1 : 0;
            }
        }

        figures.Add($"reframing with an instant model, {size} documents, answered by it", answered / (double)repeats, "", least: 1);
        var whole = figures.AddTimes($"reframing with an instant model, {size} documents", times);
        figures.Add($"the query for its precedents, {size} documents, p50", precedents, "ms");
        figures.Add($"our own part without that query, {size} documents, p95", whole - precedents, "ms", most: 30);
    }

    public async Task AtOnceAsync(HttpClient client, int howMany, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, howMany).Select(_ => AttemptAsync()));
        figures.Add($"{howMany} reframings at once, answered by the model", all.Count(mode => mode == "model"), "", least: howMany);
        figures.Add($"{howMany} reframings at once, all answered after", watch.Elapsed.TotalMilliseconds, "ms");

        async Task<string> AttemptAsync()
        {
            try
            {
                return (await ReframeAsync(client, ModelThorn, cancellation)).Mode;
            }
            catch (HttpRequestException failure)
            {
                return failure.Message;
            }
        }
    }

    private static async Task<(double Milliseconds, string Mode)> ReframeAsync(HttpClient client, string text, CancellationToken cancellation)
    {
        using var written = await client.PostAsJsonAsync($"/api/v1/communities/{Community}/thorns", new { text }, cancellation);
        written.EnsureSuccessStatusCode();
        var id = (await written.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("id").GetString();
        var watch = Stopwatch.GetTimestamp();
        using var response = await client.PostAsJsonAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1/communities/{Community}/thorns/{id}/reframings"), new { }, cancellation);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return (Stopwatch.GetElapsedTime(watch).TotalMilliseconds, answer.GetProperty("origin").GetProperty("mode").GetString() ?? "");
    }

    private static object Offer(string question) => new
    {
        question,
        situation = "Pendant les conseils, ce sont toujours les mêmes élèves qui parlent et les autres regardent l'horloge.",
        audience = "les élèves qui se taisent pendant les conseils",
        observableChange = "Des élèves différents prennent la parole au fil du conseil.",
        indicators = new[] { "nombre d'élèves différents qui ont parlé", "part des décisions proposées par un élève discret" },
        horizon = "quatre semaines",
        hypothesis = new { @if = "si chacun dispose de jetons de parole", then = "alors la parole circule davantage", because = "parce que la parole devient visible pour tout le monde" },
        precedents = Array.Empty<int>(),
        remarks = Array.Empty<object>(),
    };
}
