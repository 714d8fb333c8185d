using Facilitation.Domain;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Components;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>Why a report is listed apart, in words for people.</summary>
internal static class ApartWords
{
    /// <summary>As the report reads now.</summary>
    public static string Of(ReportEvidence evidence) => Typography.French(evidence.Reason);

    /// <returns><see langword="null"/> for a report that is evidence.</returns>
    public static string? Of(PlacedReport report)
    {
        if (report.Report is null || report.Listed.Apart == RunSteps.Withdrawn)
        {
            return "Ce retour n’est plus partagé avec la communauté.";
        }

        return report.Listed.Apart is not { } apart ? null
            : report.Evidence is { Reason.Length: > 0 } evidence ? Of(evidence)
            : WireName.Parse<EvidenceStatus>(apart) switch
            {
                EvidenceStatus.Inconclusive => "Son auteur·rice dit qu’on ne peut rien en conclure.",
                EvidenceStatus.NotCarriedOut => "L’Action n’a pas été menée\u00A0: ce n’est ni une réussite ni un échec.",
                _ => "Il raconte trop peu ce qui a été observé.",
            };
    }
}
