using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Facilitation.Domain.Method;

namespace Facilitation.Domain.Experiments;

/// <summary>What would make a report more useful to a colleague.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportGapKind>))]
public enum ReportGapKind
{
    /// <summary>The words sound as if the action was not carried out; then it is no failure (METHOD 3.9).</summary>
    [JsonStringEnumMemberName("not_carried_out")] NotCarriedOut,

    /// <summary>Nothing was seen or counted.</summary>
    [JsonStringEnumMemberName("evidence")] Evidence,

    /// <summary>With whom, for how long, where.</summary>
    [JsonStringEnumMemberName("conditions")] Conditions,

    /// <summary>What was done differently from the action.</summary>
    [JsonStringEnumMemberName("deviations")] Deviations,

    /// <summary>No verdict was declared.</summary>
    [JsonStringEnumMemberName("verdict")] Verdict,
}

/// <summary>One question to the author. Advice: nothing is ever refused for it.</summary>
/// <param name="Kind">What is missing.</param>
/// <param name="Question">As a colleague would ask it.</param>
/// <param name="Reason">Why it is asked, in one sentence.</param>
/// <param name="Field">The part that answers it, such as <c>deviations</c>.</param>
public sealed record ReportGap(ReportGapKind Kind, string Question, string Reason, string Field);

/// <summary>Asks for what a report does not say yet, in its fields or in its narrative (METHOD 3.9). Rules on words, over a data file.</summary>
public static class ReportCompleteness
{
    private static readonly Lazy<Cues> French = new(() => Cues.Of(MethodData.Read<Data>("report-cues.fr")));

    /// <returns>The most useful question first; empty when a colleague finds what they need.</returns>
    public static IReadOnlyList<ReportGap> Of(ReportContent report)
    {
        var cues = French.Value;
        var told = FoldedText.Fold(string.Join(" . ", ReportPart.Texts.Select(part => part.Of(report)).OfType<string>()));
        ReportGap?[] gaps =
        [
            NotCarriedOut(report, told, cues),
            report.DataCollected is null && report.Observations is null && !cues.Counted.IsMatch(told) && !cues.Seen.IsMatch(told)
                ? new(ReportGapKind.Evidence, "Qu'avez-vous vu ou compté\u00A0?", "Un petit fait observé, même un seul nombre, dit plus à un·e collègue qu'une impression.", "observations") : null,
            Conditions(report, told, cues),
            report.Deviations is null && report.DeclaredStance != ReportStance.Inconclusive && !cues.Changed.IsMatch(told)
                ? new(ReportGapKind.Deviations, "Qu'avez-vous changé par rapport à l'Action\u00A0?", "Sans cela, on ne sait pas si votre résultat vient de l'Action ou de votre adaptation. «\u00A0Rien\u00A0» est une réponse.", "deviations") : null,
            report.DeclaredStance is null
                ? new(ReportGapKind.Verdict, "Quel bilan en tirez-vous\u00A0?", "Votre retour se lit, mais il ne compte pas encore parmi ce que l'on sait de l'Action.", "declaredStance") : null,
        ];
        return [.. gaps.OfType<ReportGap>()];
    }

    private static ReportGap? NotCarriedOut(ReportContent report, string told, Cues cues)
        => report.DeclaredStance != ReportStance.Inconclusive && cues.NotDone.IsMatch(told)
            ? new(ReportGapKind.NotCarriedOut, "Est-ce peut-être un essai non mené\u00A0?", "Votre récit laisse penser que l'Action n'a pas eu lieu comme prévu. Le bilan «\u00A0non concluant, ou Action non menée\u00A0» évite qu'elle passe pour un échec.", "declaredStance")
            : null;

    private static ReportGap? Conditions(ReportContent report, string told, Cues cues)
    {
        var missing = new List<string>();
        AskUnless(report.Level is not null || report.Grade is not null || cues.Who.IsMatch(told), "avec quelle classe");
        AskUnless(report.StudentCount is not null || cues.HowMany.IsMatch(told), "combien d'élèves");
        AskUnless(cues.HowLong.IsMatch(told), "combien de temps ou de séances");
        AskUnless(report.Setting is not null || cues.Where.IsMatch(told), "dans quel cadre");

        // A class and one thing more already let a colleague compare with their own.
        return missing.Count >= 3 || missing.Contains("avec quelle classe")
            ? new(ReportGapKind.Conditions, "Dans quelles conditions\u00A0?", $"Un·e collègue compare avec sa classe. On ne sait pas encore\u00A0: {string.Join(", ", missing)}.", "setting")
            : null;

        void AskUnless(bool said, string what)
        {
            if (!said)
            {
                missing.Add(what);
            }
        }
    }

    private sealed record Data(string Numbers, string[] Counted, string[] Seen, string[] Who, string[] HowMany, string[] HowLong, string[] Where, string[] Changed, string[] NotDone);

    private sealed record Cues(Regex Counted, Regex Seen, Regex Who, Regex HowMany, Regex HowLong, Regex Where, Regex Changed, Regex NotDone)
    {
        // In a pattern, # stands for a number, in figures or in words.
        public static Cues Of(Data data)
        {
            Regex Words(string[] patterns) => MethodData.Words([.. patterns.Select(pattern => pattern.Replace("#", data.Numbers, StringComparison.Ordinal))]);
            return new(Words(data.Counted), Words(data.Seen), Words(data.Who), Words(data.HowMany), Words(data.HowLong), Words(data.Where), Words(data.Changed), Words(data.NotDone));
        }
    }
}
