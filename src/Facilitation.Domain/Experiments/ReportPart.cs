namespace Facilitation.Domain.Experiments;

/// <summary>A part of a report that holds people's words.</summary>
/// <param name="Name">As in the API, such as <c>dataCollected</c>.</param>
/// <param name="Label">What pages call it, in French.</param>
/// <param name="MaxLength">In UTF-16 units, tidied.</param>
/// <param name="Of">Reads it; <see langword="null"/> when the author left it out.</param>
public sealed record ReportPart(string Name, string Label, int MaxLength, Func<ReportContent, string?> Of)
{
    public const int MaxNarrative = 8_000;
    public const int MaxDetail = 2_000;

    /// <summary>The parts whose words are read and masked as one text, in the order of an exchanged file.</summary>
    public static IReadOnlyList<ReportPart> Texts { get; } =
    [
        new("narrative", "Votre récit", MaxNarrative, report => report.Narrative),
        new("authorRole", "Votre fonction", 200, report => report.AuthorRole),
        new("setting", "Le cadre", 300, report => report.Setting),
        new("done", "Ce qui a été fait", MaxDetail, report => report.Done),
        new("deviations", "Ce qui a été changé par rapport à l'Action", MaxDetail, report => report.Deviations),
        new("dataCollected", "Ce qui a été relevé", MaxDetail, report => report.DataCollected),
        new("observations", "Ce qui a été observé", MaxDetail, report => report.Observations),
        new("analysis", "Pourquoi, à votre avis", MaxDetail, report => report.Analysis),
        new("limitations", "Les limites", MaxDetail, report => report.Limitations),
        new("favourable", "Ce qui a aidé", MaxDetail, report => report.Favourable),
        new("unfavourable", "Ce qui a gêné", MaxDetail, report => report.Unfavourable),
        new("advice", "Un conseil à un·e collègue", MaxDetail, report => report.Advice),
    ];

    /// <summary>Short parts that stand by themselves: each is masked on its own, so that it never completes a name elsewhere.</summary>
    public static IReadOnlyList<ReportPart> ShortTexts { get; } =
    [
        new("grade", "La classe", 60, report => report.Grade),
        new("subject", "La discipline", 80, report => report.Subject),
    ];
}
