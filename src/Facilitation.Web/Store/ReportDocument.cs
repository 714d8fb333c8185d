using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Npgsql;

namespace Facilitation.Web.Store;

/// <summary>The action a report is about, with its challenge.</summary>
/// <param name="Action">The action's id.</param>
/// <param name="Title">The action's.</param>
/// <param name="Challenge">The challenge's id.</param>
/// <param name="Question">The challenge's.</param>
/// <param name="Visibility">Who may see both: the narrower of the two.</param>
internal sealed record ReportPlace(Guid Action, string Title, Guid Challenge, string Question, Visibility Visibility);

/// <summary>A report as the memory finds it, whoever writes it: a member here, or a file.</summary>
internal static class ReportDocument
{
    /// <returns><see langword="null"/> for a report that is its author's alone: it has no place in the memory.</returns>
    public static Document? Of(CommunityId community, ExperimentReport report, ReportPlace place, string? externalId = null)
        => report.Safeguarding || report.Visibility == Visibility.Private ? null : new()
        {
            Id = report.Id,
            Kind = DocumentKind.Report,
            Community = community,
            Visibility = (Visibility)Math.Min((int)report.Visibility, (int)place.Visibility), // Its document shows the words of those too.
            ExternalId = externalId,
            Number = report.ActionNumber,
            Title = $"Retour d'expérimentation\u00A0: {place.Title}",
            Body = string.Join('\n', ReportPart.Texts.Where(part => part.Name is not ("authorRole" or "setting")).Select(part => part.Of(report)).Append(report.Setting).OfType<string>().Where(text => text.Length > 0)),
            Keywords = place.Question,
            Level = report.Level,
            Grade = report.Grade,
            Subject = report.Subject,
            Challenge = place.Challenge,
            Action = place.Action,
            Stance = report.Stance,
        };

    /// <summary>Brings the memory to what the report is now, inside the writer's own transaction.</summary>
    public static Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CommunityId community, ExperimentReport report, ReportPlace place, CancellationToken cancellation)
        => Of(community, report, place) is { } document
            ? DocumentWriter.UpsertAsync(connection, transaction, document, cancellation)
            : DocumentWriter.RemoveAsync(connection, transaction, report.Id, cancellation);
}
