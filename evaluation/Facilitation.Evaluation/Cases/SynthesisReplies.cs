using System.Text.Json;
using System.Text.Json.Nodes;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Evaluation.Cases;

/// <summary>Answers as a model would give them at a step of a synthesis, good ones and ones with one planted fault.</summary>
internal static class SynthesisReplies
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<SynthesisReply> Read(string folder)
    {
        using var file = File.OpenRead(Path.Combine(folder, "cases", "synthesis-replies.json"));
        var read = JsonSerializer.Deserialize<Data>(file, Options) ?? throw new InvalidDataException("synthesis-replies.json is empty.");
        return read.Replies;
    }

    private sealed record Data(IReadOnlyList<SynthesisReply> Replies);
}

/// <param name="Step"><c>read</c>, <c>draw</c> or <c>close</c>.</param>
/// <param name="Reports">Of the set; the first has the label 1.</param>
/// <param name="Seen">What had been read out of them, or found, before this step.</param>
/// <param name="Fault">What was planted; <see langword="null"/> for a good answer.</param>
/// <param name="Planted">The sentence or quote that may not come out; <see langword="null"/> when something was left out instead.</param>
internal sealed record SynthesisReply(
    string Id,
    string Step,
    string Set,
    IReadOnlyList<string> Reports,
    FindingKind Kind,
    FindingDirection Direction,
    IReadOnlyList<SeenWords>? Seen,
    string? Fault,
    string? Planted,
    JsonNode Answer);

internal sealed record SeenWords(string Report, string Words, FindingDirection Direction, FindingKind Kind);
