using System.Globalization;
using Facilitation.Domain.Experiments;
using Facilitation.Web.Components;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A report in a few words, for lists and sources. Never a name: a role, a place of trial.</summary>
internal static class ReportWords
{
    /// <returns>« Retour 3 », with its action where it is still there.</returns>
    public static string Name(PlacedReport report, Texts texts)
        => report.Report is { } shared ? texts["Retour {0} (Action #{1})", report.Place, shared.Source.ActionNumber] : texts["Retour {0}", report.Place];

    /// <summary>Action, role, level, place, day: what was said of them.</summary>
    public static string Facts(PlacedReport report, Texts texts)
        => report.Report is { } shared ? string.Join(", ", new[] { texts["Action #{0} « {1} »", shared.Source.ActionNumber, shared.ActionTitle] }.Concat(Context(shared, texts))) : texts["Ce retour n'est plus partagé avec la communauté."];

    /// <summary>Who tried it and where, as far as it is said.</summary>
    public static IEnumerable<string> Context(SharedReport report, Texts texts)
    {
        string?[] parts =
        [
            report.AuthorRole,
            report.Source.Level is { } level ? texts[Labels.Of(level)] + (report.Source.Grade is { Length: > 0 } grade ? $" {grade}" : "") : report.Source.Grade,
            report.Source.Subject,
            report.Source.Setting,
            report.Source.StudentCount is { } pupils ? texts.Count(pupils, "{0} élève", "{0} élèves") : null,
            report.TriedOn?.ToString("d MMMM yyyy", CultureInfo.CurrentCulture),
        ];
        return parts.OfType<string>().Where(part => part.Length > 0);
    }

    /// <summary>Both verdicts where they differ, else the one there is.</summary>
    public static string Stance(ReportStance? declared, ReportStance? retained, Texts texts) => (declared, retained) switch
    {
        ({ } one, { } other) when one != other => texts["Déclaré : {0}. Retenu à la relecture : {1}.", texts[Labels.Of(one)], texts[Labels.Of(other)]],
        (null, null) => texts["Bilan non précisé"],
        _ => texts[Labels.Of((retained ?? declared)!.Value)],
    };
}

/// <summary>What code counted, in words.</summary>
internal static class CountWords
{
    public static IReadOnlyList<string> Of(ReportCounts counts, Texts texts)
    {
        List<string> lines = [texts.Count(counts.Total, "{0} retour lu : ", "{0} retours lus : ") + Line(counts.Retained, counts.Unstated, texts)];
        if (counts.Differing > 0)
        {
            lines.Add(texts.Count(counts.Differing, "Pour un retour, le bilan de l'auteur·rice et celui retenu à la relecture diffèrent.", "Pour {0} retours, le bilan de l'auteur·rice et celui retenu à la relecture diffèrent.")
                + " " + (counts.Total == 1 ? texts["Selon son auteur·rice :"] : texts["Selon leurs auteur·rices :"]) + " " + Line(counts.Declared, counts.Unstated, texts));
        }

        return lines;
    }

    private static string Line(Evidence said, int unstated, Texts texts)
        => string.Join(", ", unstated == 0 ? said.InWords(texts) : said.InWords(texts).Append(texts["{0} sans bilan", unstated])) + ".";
}

/// <summary>Who worded a synthesis, in words.</summary>
internal static class OriginWords
{
    public static string Of(SynthesisOrigin origin, Texts texts) => origin.Mode switch
    {
        "model" => texts["Rédigée avec l'aide d'une IA (modèle {0}, consigne {1}).", origin.Model ?? "?", origin.PromptVersion ?? "?"] + Edited(origin, texts),
        "guided" => texts["Rédigée par le mode guidé, sans IA : des phrases extraites des retours par des règles."] + Edited(origin, texts),
        _ => texts["Rédigée par une personne de la communauté."],
    };

    private static string Edited(SynthesisOrigin origin, Texts texts) => origin.Edited ? " " + texts["Des phrases ont été modifiées ou ajoutées par une personne."] : "";
}
