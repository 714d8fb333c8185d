using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;

namespace Facilitation.Web.Components;

/// <summary>The French words for our vocabularies; shown through <see cref="Texts"/>.</summary>
public static class Labels
{
    public static string Of(EducationLevel level) => level switch
    {
        EducationLevel.Nursery => "Maternelle",
        EducationLevel.Elementary => "École élémentaire",
        EducationLevel.LowerSecondary => "Collège",
        EducationLevel.UpperSecondary => "Lycée général et technologique",
        EducationLevel.VocationalSecondary => "Lycée professionnel",
        EducationLevel.Bts => "BTS",
        _ => "Tous niveaux",
    };

    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Challenge => "Défi",
        DocumentKind.Action => "Action",
        DocumentKind.Report => "Retour",
        _ => "Synthèse",
    };

    public static string Of(ReportStance stance) => stance switch
    {
        ReportStance.Worked => "A fonctionné",
        ReportStance.Mixed => "Mitigé",
        ReportStance.DidNotWork => "N'a pas fonctionné",
        _ => "Non concluant",
    };

    public static string Of(ReportDecision decision) => decision switch
    {
        ReportDecision.Adopt => "L'adopter telle quelle",
        ReportDecision.Adapt => "L'adapter",
        _ => "L'abandonner",
    };

    public static string Of(Visibility visibility) => visibility switch
    {
        Visibility.Private => "Visible de vous seul·e",
        Visibility.Community => "Partagée avec votre communauté",
        Visibility.Network => "Partagée avec toutes les communautés",
        _ => "Publique",
    };

    public static string Of(RedactionKind kind) => kind switch
    {
        RedactionKind.MinorName => "Nom d'un élève",
        RedactionKind.AdultName => "Nom d'un adulte",
        RedactionKind.FamilyMember => "Membre d'une famille",
        RedactionKind.ClassGroup => "Classe reconnaissable",
        RedactionKind.Health => "Santé",
        RedactionKind.FamilySituation => "Situation familiale",
        RedactionKind.School => "Établissement",
        RedactionKind.SmallGroup => "Très petit groupe",
        RedactionKind.Email => "Adresse électronique",
        RedactionKind.Phone => "Téléphone",
        RedactionKind.PostalAddress => "Adresse postale",
        RedactionKind.Handle => "Pseudonyme",
        RedactionKind.BirthDate => "Date de naissance",
        _ => "Numéro d'identification",
    };

    public static string Of(Criterion criterion) => criterion switch
    {
        Criterion.Question => "La question",
        Criterion.Situation => "La situation",
        Criterion.Audience => "Le public",
        Criterion.Change => "Le changement visé",
        Criterion.Indicators => "Les indicateurs",
        Criterion.Control => "Votre marge de manœuvre",
        Criterion.Openness => "L'ouverture",
        Criterion.NoTool => "Le besoin avant l'outil",
        Criterion.Respect => "Le regard porté",
        Criterion.Size => "La taille",
        Criterion.Positive => "Ce qu'on veut voir",
        _ => "La fidélité",
    };
}
