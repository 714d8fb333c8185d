namespace Facilitation.Domain.Method;

/// <summary>Why a thorn needs a question before any offer.</summary>
internal enum AskFirst
{
    Short,
    Vague,
    GeneralAim,
    Tool,
    Training,
    Jargon,
    Several,
    Instruction,
}

/// <summary>Questions for what a thorn does not say, in its author's own terms where it says something.</summary>
internal sealed class ClarifyingQuestions
{
    private const int LongestQuote = 60;
    private static readonly Lazy<ClarifyingQuestions> French = new(() => new("fr"));
    private static readonly Lazy<ClarifyingQuestions> English = new(() => new("en"));
    private readonly string _language;
    private readonly Data _data;

    private ClarifyingQuestions(string language) => (_language, _data) = (language, MethodData.Read<Data>($"questions.{language}"));

    public string RedirectNote => Typography.For(_language, _data.Redirect);

    public static ClarifyingQuestions Of(string language) => (language == "en" ? English : French).Value;

    public IReadOnlyList<string> For(AskFirst cause, string text, Audience audience, string? tool, string? word, IReadOnlyList<string> problems)
    {
        var key = cause switch
        {
            AskFirst.Vague when audience.Adults => "adults",
            AskFirst.Vague when IsGraded(audience) => "vague_grade",
            AskFirst.GeneralAim when word is null => "vague",
            AskFirst.GeneralAim => "general_aim",
            _ => cause.ToString().ToLowerInvariant(),
        };
        var list = string.Join(_language == "fr" ? " ; " : "; ", problems.Select(problem => problem.Length <= LongestQuote ? problem : problem[..LongestQuote].TrimEnd() + "…"));
        return [.. _data.Causes[key].Select(question => Typography.For(_language, question
            .Replace("{quote}", Quote(text), StringComparison.Ordinal)
            .Replace("{audience}", audience.Adults || !IsGraded(audience) ? _data.DefaultAudience : audience.Fill("{les}"), StringComparison.Ordinal)
            .Replace("{tool}", tool ?? "", StringComparison.Ordinal)
            .Replace("{word}", word ?? "", StringComparison.Ordinal)
            .Replace("{list}", list, StringComparison.Ordinal)))];
    }

    public string MissingName(string field) => Typography.For(_language, _data.Missing[field]);

    public string InstitutionNote(string lever) => Typography.For(_language, _data.Institution.Replace("{lever}", lever, StringComparison.Ordinal));

    private static bool IsGraded(Audience audience) => audience.Bare.Contains(' ', StringComparison.Ordinal);

    private static string Quote(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('.', '!', '?', ' ', '…');
        return line.Length <= LongestQuote ? line : line[..LongestQuote].TrimEnd() + "…";
    }

    private sealed record Data(Dictionary<string, string[]> Causes, Dictionary<string, string> Missing, string DefaultAudience, string Redirect, string Institution);
}
