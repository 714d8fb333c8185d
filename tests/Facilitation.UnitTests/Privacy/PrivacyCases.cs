using System.Text.Json;
using Facilitation.Domain.Privacy;

namespace Facilitation.UnitTests.Privacy;

/// <summary>The texts with known personal data: the given thorns and our own cases.</summary>
internal static class PrivacyCases
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<PrivacyCase> Thorns { get; } = Read("thorns.json");

    public static IReadOnlyList<PrivacyCase> Own { get; } = Read("privacy.json");

    public static IEnumerable<PrivacyCase> All => Thorns.Concat(Own);

    public static bool Overlaps(Redaction redaction, int start, int length) =>
        redaction.Start < start + length && start < redaction.Start + redaction.Length;

    private static IReadOnlyList<PrivacyCase> Read(string file)
    {
        var cases = JsonSerializer.Deserialize<CaseFile>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", file)), Json)!;
        return cases.Thorns ?? cases.Cases ?? [];
    }

    private sealed record CaseFile(IReadOnlyList<PrivacyCase>? Thorns, IReadOnlyList<PrivacyCase>? Cases);
}

internal sealed record ExpectedSpan(string Type, string Text);

internal sealed record PrivacyCase(string Id, string Text, IReadOnlyList<ExpectedSpan>? PersonalData, bool Safeguarding, bool Trap, string? ExpectedBehavior)
{
    public bool Danger => Safeguarding || ExpectedBehavior == "escalate";

    public IEnumerable<(string Type, int Start, int Length)> Spans =>
        (PersonalData ?? []).Select(e => (e.Type, Text.IndexOf(e.Text, StringComparison.Ordinal), e.Text.Length));
}
