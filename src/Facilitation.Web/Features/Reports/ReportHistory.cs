using System.Globalization;
using System.Text.Json;
using Facilitation.Domain;
using Facilitation.Domain.Experiments;
using Facilitation.Web.Components;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Reports;

/// <summary>Reports as the page of former versions knows them.</summary>
internal sealed class ReportHistory(ReportStore reports, WriteReport write) : IRevised
{
    public string Kind => ReportStore.Kind;

    public async Task<RevisedSubject?> FindAsync(Seat seat, Guid id, CancellationToken cancellation)
        => await reports.FindAsync(seat, id, cancellation) is { Report: var report }
            ? new($"Retour sur l’Action #{report.ActionNumber}", $"/retours/{id}", report.Version, report.Author == seat.Member)
            : null;

    public IReadOnlyList<RevisedPart> Read(JsonElement content)
    {
        var report = Content(content);
        return
        [
            .. ReportPart.Texts.Take(1).Select(part => new RevisedPart("Récit", part.Of(report))),
            new("Bilan", report.DeclaredStance is { } stance ? Labels.Of(stance) : null),
            new("Date de l'essai", report.TriedOn?.InWords()),
            new("Niveau", report.Level is { } level ? Labels.Of(level) : null),
            .. ReportPart.ShortTexts.Select(part => new RevisedPart(part.Label, part.Of(report))),
            new("Nombre d'élèves", report.StudentCount?.ToString(CultureInfo.CurrentCulture)),
            .. ReportPart.Texts.Skip(1).Select(part => new RevisedPart(part.Label, part.Of(report))),
            new("Décision", report.Decision is { } decision ? Labels.Of(decision) : null),
        ];
    }

    /// <summary>Scanned anew: a name its author once kept comes back masked, unless they keep it again.</summary>
    public async Task<bool> RestoreAsync(Seat seat, Guid id, JsonElement content, int version, CancellationToken cancellation)
        => await write.ReplaceAsync(seat, id, Content(content), [], version, cancellation) is not null;

    private static ReportContent Content(JsonElement content) => content.Deserialize<ReportContent>(Database.Json)!;
}
