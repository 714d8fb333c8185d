using Facilitation.Domain.Method;

namespace Facilitation.Agents.Reframing;

/// <summary>The part of a thorn that tells its situation, quoted in the author's own words and never invented.</summary>
internal static class SituationQuote
{
    private const int Longest = 260;

    public static string Of(ReframingRequest request)
    {
        var told = ThornQuote.Of(request.Thorn, Longest, request.Language);
        var answer = request.Answers.Select(answer => answer.Answer).Where(text => text.Any(char.IsLetter)).MaxBy(text => text.Length);
        return answer is null || ThornQuote.TellsASituation(request.Thorn, request.Language)
            ? Quoted(told, request.Language)
            : $"{Quoted(told, request.Language)} {Quoted(ThornQuote.Of(answer, Longest, request.Language), request.Language)}";
    }

    private static string Quoted(string words, string language)
    {
        var inner = words.Replace("« ", "“", StringComparison.Ordinal).Replace(" »", "”", StringComparison.Ordinal).Replace('«', '“').Replace('»', '”').Replace("“\u00A0", "“", StringComparison.Ordinal).Replace("\u00A0”", "”", StringComparison.Ordinal).Replace("“\u202F", "“", StringComparison.Ordinal).Replace("\u202F”", "”", StringComparison.Ordinal);
        return language == "en" ? $"“{inner}”" : Typography.French($"« {inner} »");
    }
}
