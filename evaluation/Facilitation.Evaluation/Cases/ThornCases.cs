using System.Text.Json;
using Facilitation.Domain;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;

namespace Facilitation.Evaluation.Cases;

/// <summary>A thorn with the answer expected of it.</summary>
internal sealed record ThornCase(string Id, string Text, string? Level, string? Grade, string? Subject, string ExpectedBehavior, IReadOnlyList<string> Flaws, bool HeldOut = false)
{
    public EducationLevel? EducationLevel => WireName.Parse<EducationLevel>(Level);

    public ReframingKind ExpectedKind => ExpectedBehavior switch
    {
        "reformulate" or "redact_then_reformulate" => ReframingKind.Offers,
        "ask_first" => ReframingKind.Questions,
        "answer_or_redirect" => ReframingKind.Redirect,
        "escalate" => ReframingKind.Safeguarding,
        _ => throw new InvalidDataException($"{Id}: unknown behaviour {ExpectedBehavior}."),
    };
}

internal static class ThornCases
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<ThornCase> Given(string folder) => Read(folder, "thorns.json");

    public static IReadOnlyList<ThornCase> More(string folder) => Read(folder, "thorns-more.json");

    private static IReadOnlyList<ThornCase> Read(string folder, string name)
    {
        using var file = File.OpenRead(Path.Combine(folder, "cases", name));
        return JsonSerializer.Deserialize<ThornFile>(file, Options)?.Thorns ?? throw new InvalidDataException($"{name} holds no thorns.");
    }

    private sealed record ThornFile(IReadOnlyList<ThornCase> Thorns);
}
