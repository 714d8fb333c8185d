using Facilitation.Domain.Thorns;

namespace Facilitation.Domain.Method;

/// <summary>Joins the three parts of a hypothesis into the sentence people read, with the elisions of French.</summary>
public static class HypothesisSentence
{
    /// <param name="hypothesis">The parts, without their connecting words.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    /// <returns>« Si …, alors …, parce que … . »</returns>
    public static string Of(Hypothesis hypothesis, string language) => language == "en"
        ? $"If {hypothesis.If}, then {hypothesis.Then}, because {hypothesis.Because}."
        : $"{If(hypothesis.If)}, alors {hypothesis.Then}, {Because(hypothesis.Because)}.";

    private static string If(string part) => FoldedText.Fold(part) is var folded && (folded.StartsWith("il ", StringComparison.Ordinal) || folded.StartsWith("ils ", StringComparison.Ordinal))
        ? $"S'{part}"
        : $"Si {part}";

    private static string Because(string part) => FoldedText.Fold(part) is [var first, ..] && "aeiouy".Contains(first, StringComparison.Ordinal) && !FoldedText.Fold(part).StartsWith("onz", StringComparison.Ordinal)
        ? $"parce qu'{part}"
        : $"parce que {part}";
}
