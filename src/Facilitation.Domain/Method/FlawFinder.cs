using System.Text.RegularExpressions;

namespace Facilitation.Domain.Method;

/// <summary>Which flaws a thorn has, as codes. A flaw is no reproach: it says which criterion the wording will have to mend.</summary>
internal static partial class FlawFinder
{
    public static IReadOnlyList<string> Find(string text, string folded, Scene scene, Vocabulary words, bool severalProblems, bool rule, bool institution)
    {
        var flaws = words.Flaws.Where(pair => pair.Value.IsMatch(folded)).Select(pair => pair.Key).ToList();
        var told = scene.IsTold;
        AddIf("too_short", scene.Words < 4);
        AddIf("too_vague", !told && !rule && scene.Features.Count <= 2 && !severalProblems);
        AddIf("no_context", !rule && !scene.Has(SceneFeature.Moment) && !scene.Has(SceneFeature.Place) && !scene.Has(SceneFeature.Grade) && !scene.Has(SceneFeature.Quantity) && !told);
        AddIf("no_indicator", !rule && !AimIsStated().IsMatch(folded));
        AddIf("unmeasurable", words.Unmeasurable.IsMatch(folded));
        AddIf("multiple_problems", severalProblems);
        AddIf("shouting", Shouts(text));
        AddIf("tool_first", words.Tool.IsMatch(folded) && words.Wish.IsMatch(folded));
        AddIf("out_of_control", institution);
        AddIf("jargon", words.Jargon.Count(folded) >= 2 && !told);
        AddIf("knowledge_question", rule);
        AddIf("personal_data", MaskedPerson().IsMatch(folded));
        AddIf("contains_instruction", words.Instruction.IsMatch(folded));
        return [.. flaws.Distinct().Order(StringComparer.Ordinal)];

        void AddIf(string code, bool present)
        {
            if (present)
            {
                flaws.Add(code);
            }
        }
    }

    private static bool Shouts(string text)
    {
        var letters = text.Count(char.IsLetter);
        return (letters >= 12 && text.Count(char.IsUpper) > letters * 0.7) || RepeatedMarks().IsMatch(text);
    }

    [GeneratedRegex(@"(?<!\w)(?:je voudrais qu'ils|capables? d\w*|une fois par semaine|j'entends|on les reconnait)(?!\w)")]
    private static partial Regex AimIsStated();

    [GeneratedRegex(@"\[(?:prenom|nom|eleve|enfant|first name|name)[^\]]*\]")]
    private static partial Regex MaskedPerson();

    [GeneratedRegex(@"[!?]{2,}")]
    private static partial Regex RepeatedMarks();
}
