using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Facilitation.Web.Features.Syntheses;
using Microsoft.Extensions.DependencyInjection;

namespace Facilitation.IntegrationTests.Features.Syntheses;

/// <summary>Many reports, and workers that are stopped and killed while they read: nothing that was kept is paid for again, and the draft is complete.</summary>
public sealed class KilledWorkerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly FacilitationApp app = new();
    private ModelServer server = null!;
    private SynthesisingModel model = null!;

    public async Task InitializeAsync()
    {
        server = await ModelServer.StartAsync();
        model = new SynthesisingModel(server).Start();
        SynthesisingModel.Configure(app, server);
        // Workers are started and ended by hand.
        app.With("Host:Role", "web");
        app.With("Synthesis:Lease", "00:00:03");
        await app.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)app).DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Two_hundred_reports_are_read_once_each_though_the_worker_is_stopped_ten_times()
    {
        var steps = app.Services.GetRequiredService<RunSteps>();
        // What only the first synthesis loads, such as the lists of the gate, is no growth.
        await StartAsync(5);
        await steps.UntilNothingIsDueAsync(default);
        model.Asked.Clear();
        var (member, path) = await StartAsync(200);
        var (stops, calls) = (0, 0);
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        while ((await member.GetJsonAsync(path)).GetProperty("work").GetString() == "running")
        {
            using var stop = new CancellationTokenSource();
            // Inside a call: the request has arrived and nobody waits for its answer any more. Between calls: the token is seen at the next lease.
            var after = calls + 17;
            model.OnAsked = _ =>
            {
                if (Interlocked.Increment(ref calls) == after && stops < 10)
                {
                    Interlocked.Increment(ref stops);
                    stop.Cancel();
                }
            };
            model.Delay = TimeSpan.FromMilliseconds(1);
            try
            {
                await steps.UntilNothingIsDueAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
            }
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - memory;
        var synthesis = await member.GetJsonAsync(path);
        var read = model.Asked.Where(asked => asked.Key.StartsWith("read", StringComparison.Ordinal)).ToList();
        Assert.Equal(10, stops);
        Assert.Equal(200, read.Count);
        Assert.InRange(model.Asked.Values.Sum(), 200, model.Asked.Count + stops);
        Assert.Equal(200, synthesis.GetProperty("progress").GetProperty("reportsRead").GetInt32());
        Assert.Equal(0, synthesis.GetProperty("progress").GetProperty("failed").GetInt32());
        Assert.Equal(200, Cited(synthesis).Count);
        Assert.Equal("model", synthesis.GetProperty("origin").GetProperty("mode").GetString());
        Assert.InRange(grown, long.MinValue, 48L * 1024 * 1024);
    }

    [Fact]
    public async Task A_process_killed_ten_times_loses_at_most_the_calls_under_way()
    {
        var (member, path) = await StartAsync(200);
        model.Delay = TimeSpan.FromMilliseconds(30);
        var kills = 0;
        var patience = Stopwatch.StartNew();
        while (kills < 10)
        {
            var before = model.Asked.Values.Sum();
            using var worker = StartWorker();
            while (!worker.HasExited && model.Asked.Values.Sum() < before + 9 && patience.Elapsed < Patience)
            {
                await Task.Delay(25);
            }

            kills++;
            worker.Kill(entireProcessTree: true);
            await worker.WaitForExitAsync();
        }

        using var last = StartWorker();
        var synthesis = await Inquiry.DoneAsync(member, path);
        last.Kill(entireProcessTree: true);
        await last.WaitForExitAsync();

        Assert.Equal("done", synthesis.GetProperty("work").GetString());
        // Two steps at once in a worker: a kill loses two calls at most.
        Assert.InRange(model.Asked.Values.Sum(), model.Asked.Count, model.Asked.Count + (2 * kills));
        Assert.Equal(200, model.Asked.Keys.Count(key => key.StartsWith("read", StringComparison.Ordinal)));
        Assert.Equal(200, Cited(synthesis).Count);
    }

    [Fact]
    public async Task A_next_version_pays_for_the_new_report_only()
    {
        var (member, path) = await StartAsync(5);
        var steps = app.Services.GetRequiredService<RunSteps>();
        await steps.UntilNothingIsDueAsync(default);
        await Inquiry.DoneAsync(member, path);
        model.Asked.Clear();
        await inquiry.ReportAsync($"{SynthesisingModel.Sentence} Le rituel a été mené sans note.", subject: "matière-nouvelle");

        await member.PostForJsonAsync($"{path}/renewals");
        await steps.UntilNothingIsDueAsync(default);

        Assert.Equal(["read matière-nouvelle"], model.Asked.Keys.Where(key => key.StartsWith("read", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_model_that_invents_is_refused_and_what_it_said_is_shown_as_refused_only()
    {
        var (member, path) = await StartAsync(2);
        server.Otherwise = request => request.Messages("user")[0].Contains("\"report\":", StringComparison.Ordinal)
            ? ModelReply.Answer(new { observations = new[] { new { kind = "effect", direction = "favourable", condition = (string?)null, quote = "Zorglub a doublé la moyenne de la classe en deux jours." } } })
            : ModelReply.Text("{}");

        await app.Services.GetRequiredService<RunSteps>().UntilNothingIsDueAsync(default);
        var synthesis = await Inquiry.DoneAsync(member, path);
        var markdown = await member.GetStringAsync($"{path}/export?format=md");

        Assert.DoesNotContain("Zorglub", synthesis.GetProperty("findings").GetRawText() + markdown, StringComparison.Ordinal);
        Assert.Contains(synthesis.GetProperty("refused").EnumerateArray(), refused => refused.GetProperty("faults").GetArrayLength() > 0);
        Assert.Equal("guided", synthesis.GetProperty("origin").GetProperty("mode").GetString());
    }

    private Inquiry inquiry = null!;

    private async Task<(HttpClient, string)> StartAsync(int reports)
    {
        var member = await app.ClientAsync();
        inquiry = await Inquiry.AddAsync(app.ConnectionString);
        for (var i = 0; i < reports; i++)
        {
            await inquiry.ReportAsync($"{SynthesisingModel.Sentence} Le rituel a duré dix minutes au début de chaque séance.", subject: string.Create(CultureInfo.InvariantCulture, $"matière-{i}"));
        }

        return (member, await inquiry.StartAsync(member));
    }

    private static HashSet<Guid> Cited(JsonElement synthesis)
        => [.. synthesis.GetProperty("findings").EnumerateArray().SelectMany(finding => finding.GetProperty("quotes").EnumerateArray()).Select(quote => quote.GetProperty("report").GetGuid())];

    private Process StartWorker()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ConnectionStrings__Facilitation"] = app.ConnectionString,
                ["Host__Role"] = "worker",
                ["Synthesis__Lease"] = "00:00:03",
            },
        };
        foreach (var (key, value) in SynthesisingModel.Settings(server))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var worker = Process.Start(start)!;
        worker.BeginOutputReadLine();
        worker.BeginErrorReadLine();
        return worker;
    }
}
