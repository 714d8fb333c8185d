using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Facilitation.IntegrationTests.Features.Syntheses;

/// <summary>A model that reads, draws and closes as asked, and counts who paid for what: one line a request, by the report or the group it was about.</summary>
internal sealed class SynthesisingModel(ModelServer server)
{
    public const string Sentence = "Les élèves ont mieux retenu le cours après plusieurs semaines de rituel quotidien.";

    /// <summary>How often each report (by its subject), each group and the close was asked for.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    /// <summary>Called as each request comes in, before it is answered.</summary>
    public Action<string> OnAsked { get; set; } = _ => { };

    /// <summary>How long each answer takes.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.Zero;

    public SynthesisingModel Start()
    {
        server.Otherwise = Reply;
        return this;
    }

    private ModelReply Reply(RecordedRequest request)
    {
        var said = JsonNode.Parse(request.Messages("user")[0])!.AsObject();
        var (key, answer) = said.ContainsKey("report") ? Read(said["report"]!) : said.ContainsKey("reports") ? Draw(said) : ("close", Close());
        Asked.AddOrUpdate(key, 1, (_, count) => count + 1);
        OnAsked(key);
        return Delay > TimeSpan.Zero ? ModelReply.Late(Delay, ModelReply.Answer(answer)) : ModelReply.Answer(answer);
    }

    private static (string, object) Read(JsonNode report)
        => ($"read {report["subject"]}", new { observations = new[] { new { kind = "effect", direction = "favourable", condition = (string?)null, quote = Sentence } } });

    private static (string, object) Draw(JsonObject said)
    {
        var labels = said["reports"]!.AsArray().Select(report => report!["label"]!.GetValue<int>()).ToList();
        return ($"draw {said["reports"]!.ToJsonString().GetHashCode(StringComparison.Ordinal)}", new
        {
            findings = labels.Chunk(12).Select((some, index) => new
            {
                claim = index == 0 ? "Les élèves ont mieux retenu le cours." : "Les élèves ont mieux retenu le cours après plusieurs semaines.",
                condition = (string?)null,
                quotes = some.Select(report => new { report, words = Sentence }),
            }),
        });
    }

    private static object Close() => new { disagreements = Array.Empty<object>(), gaps = Array.Empty<string>(), nextInquiry = "Comment garder l'intérêt des élèves pour le rituel ?" };

    public static void Configure(FacilitationApp app, ModelServer server)
    {
        foreach (var (key, value) in Settings(server))
        {
            app.With(key, value);
        }
    }

    public static IEnumerable<(string Key, string Value)> Settings(ModelServer server) =>
    [
        ("Model:Provider", "OpenAI"), ("Model:Endpoint", server.Endpoint.AbsoluteUri), ("Model:ApiKey", "sk-test"), ("Model:Model", "petit-modele"),
        ("Model:RetryDelay", "00:00:00.02"), ("Model:CircuitThroughput", "1000"), ("Model:DailyTokenBudget", "0"),
    ];
}
