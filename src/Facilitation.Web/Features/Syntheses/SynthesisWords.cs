using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>The French words for the vocabularies of a synthesis; shown through <see cref="Components.Texts"/>.</summary>
internal static class SynthesisWords
{
    /// <summary>Which way a finding points, in words that fit what it speaks of.</summary>
    public static string Of(FindingKind kind, FindingDirection direction) => (kind, direction) switch
    {
        (FindingKind.Condition, FindingDirection.Favourable) => "A aidé",
        (FindingKind.Condition, FindingDirection.Unfavourable) => "A gêné",
        (FindingKind.Condition, _) => "Selon les cas",
        (FindingKind.Deviation, _) => "Fait autrement",
        (FindingKind.Limitation, _) => "Limite",
        (FindingKind.Recommendation, FindingDirection.Unfavourable) => "Conseil : éviter",
        (FindingKind.Recommendation, _) => "Conseil",
        (_, FindingDirection.Favourable) => "A fonctionné",
        (_, FindingDirection.Unfavourable) => "N'a pas fonctionné",
        _ => "Mitigé",
    };

    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Effect => "Ce qui a été observé",
        FindingKind.Condition => "Ce qui a aidé ou gêné",
        FindingKind.Deviation => "Ce qui a été fait autrement",
        FindingKind.Limitation => "Une limite signalée par un retour",
        _ => "Un conseil donné par un retour",
    };

    public static string Of(FindingDirection direction) => direction switch
    {
        FindingDirection.Favourable => "A fonctionné, a aidé",
        FindingDirection.Unfavourable => "N'a pas fonctionné, a gêné",
        _ => "Mitigé, selon les cas",
    };

    public static string Of(ProposalKind kind) => kind switch
    {
        ProposalKind.Disagreement => "Désaccord",
        ProposalKind.Gap => "Ce qu'on ne sait pas encore",
        _ => "Prochaine enquête",
    };

    public static string Of(ReportField field) => field switch
    {
        ReportField.Narrative => "Récit",
        ReportField.Done => "Ce qui a été fait",
        ReportField.Deviations => "Ce qui a été changé",
        ReportField.DataCollected => "Données recueillies",
        ReportField.Observations => "Observations",
        ReportField.Analysis => "Analyse",
        ReportField.Limitations => "Limites",
        ReportField.Favourable => "Conditions favorables",
        ReportField.Unfavourable => "Conditions défavorables",
        _ => "Conseil à un·e collègue",
    };

    public static string Of(SynthesisState state) => state switch
    {
        SynthesisState.Draft => "Brouillon",
        SynthesisState.Published => "Publiée",
        _ => "Version remplacée",
    };

    /// <summary>The mark of a direction among <see cref="Components.IconTagHelper"/>'s; never without its words.</summary>
    public static string Mark(FindingKind kind, FindingDirection direction) => (kind, direction) switch
    {
        (FindingKind.Limitation, _) => "careful",
        (FindingKind.Deviation, _) => "compass",
        (_, FindingDirection.Favourable) => "check",
        (_, FindingDirection.Unfavourable) => "wrong",
        _ => "half",
    };
}
