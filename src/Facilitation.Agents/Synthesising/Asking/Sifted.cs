using Facilitation.Agents.Reframing.Guards;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Asking;

/// <summary>One sentence of an answer: exactly one of the two is there.</summary>
internal sealed record Sifted<TPassed>(TPassed? Passed, RefusedSentence? Refused) where TPassed : class
{
    public static Sifted<TPassed> Refuse(string? text, string code, string message) => new(null, new(text ?? "", [new(code, message)]));

    public static Sifted<TPassed> From(GateAnswer<TPassed> answer) => new(answer.Passed, answer.Refused);
}

/// <summary>What is left of an answer.</summary>
internal sealed record Harvest<TPassed>(IReadOnlyList<TPassed> Passed, IReadOnlyList<RefusedSentence> Refused) where TPassed : class;

/// <summary>What the gate does not ask: a sentence is in the language of the synthesis.</summary>
internal static class SaidLanguage
{
    public static IEnumerable<CitationFault> Check(string sentence, string language)
        => LanguageRules.IsIn(sentence, language) ? [] : [new("language", language == "en" ? "Écris cette phrase en anglais." : "Écris cette phrase en français.")];
}

/// <summary>How a fault is told to the model: which sentence, why, and what would mend it.</summary>
internal static class FaultTelling
{
    private const int ShownLength = 100;

    public static IEnumerable<AnswerFault> Of(string list, int place, RefusedSentence refused)
        => refused.Faults.Select(fault => new AnswerFault(fault.Code, $"{list}[{place}] : « {Short(refused.Text)} »", fault.Message));

    private static string Short(string text) => text.Length <= ShownLength ? text : text[..ShownLength] + "…";
}
