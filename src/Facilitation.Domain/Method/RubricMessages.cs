namespace Facilitation.Domain.Method;

/// <summary>The kind words in which a criterion is explained.</summary>
internal sealed class RubricMessages
{
    private static readonly Lazy<RubricMessages> French = new(() => new("fr"));
    private static readonly Lazy<RubricMessages> English = new(() => new("en"));
    private readonly string _language;
    private readonly Data _data;

    private RubricMessages(string language) => (_language, _data) = (language, MethodData.Read<Data>($"rubric.{language}"));

    public static RubricMessages Of(string language) => (language == "en" ? English : French).Value;

    public Remark For(Criterion criterion, string? key = null, string word = "", string alternative = "")
        => new(criterion, Typography.For(_language, _data.Criteria[key ?? criterion.ToString()]
            .Replace("{word}", word, StringComparison.Ordinal)
            .Replace("{alternative}", alternative, StringComparison.Ordinal)));

    /// <summary>What a flaw of the thorn means for the wording; <see langword="null"/> when nothing needs saying.</summary>
    public Remark? ForFlaw(string flaw)
        => _data.Flaws.TryGetValue(flaw, out var message) ? new(FlawCriteria.All[flaw], Typography.For(_language, message)) : null;

    private sealed record Data(Dictionary<string, string> Criteria, Dictionary<string, string> Flaws);
}
