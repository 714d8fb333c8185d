namespace Facilitation.Web.Components;

/// <summary>What to do when a child may be in danger (METHOD 4; to be confirmed by the deployer).</summary>
internal sealed record AlertPath(string Message, IReadOnlyList<string> Steps)
{
    public static AlertPath French { get; } = new(
        "Ce texte évoque peut-être un enfant en danger. Il n'a été envoyé à aucun service extérieur, vous seul·e pouvez le lire, et il sera effacé dans 30\u00A0jours.",
        [
            "Danger immédiat\u00A0: appelez le 17 (police, gendarmerie) ou le 15 (SAMU).",
            "Parlez-en aujourd'hui à votre direction, à l'infirmière ou à l'assistante sociale de l'établissement\u00A0: ne restez pas seul·e.",
            "119, Allô Enfance en danger\u00A0: appel gratuit et confidentiel, 24 heures sur 24, 7 jours sur 7.",
            "Notez les faits et les paroles de l'enfant tels quels, sans l'interroger davantage ni lui promettre le secret.",
        ]);
}
