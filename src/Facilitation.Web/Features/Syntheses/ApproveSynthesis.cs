using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A person approves a draft: its accepted findings are published, and the memory finds them.</summary>
internal sealed class ApproveSynthesis(SynthesisStore syntheses, ReadSynthesis read, AuditLog audit, TimeProvider clock)
{
    /// <returns><see langword="null"/> when there is no such synthesis for this member.</returns>
    /// <exception cref="Domain.RuleBrokenException">As <see cref="Synthesis.CheckMayBeApproved"/> says.</exception>
    /// <exception cref="ChangedMeanwhileException">It, or a finding of it, changed since <paramref name="version"/> was read.</exception>
    public async Task<SynthesisView?> HandleAsync(Seat seat, SynthesisId id, int version, CancellationToken cancellation)
    {
        if (await read.HandleAsync(seat, id, cancellation) is not { } view)
        {
            return null;
        }

        view.Synthesis.CheckMayBeApproved([.. view.Findings.Select(finding => (finding.Stored.Decision, finding.Holds))]);
        var approved = view.Synthesis with { ApprovedBy = seat.Member, ApprovedAt = clock.GetUtcNow(), Version = version };
        await syntheses.PublishAsync(seat, approved, view.Origin, SynthesisDocument.Of(seat.Community, view), cancellation);
        await audit.NoteAsync(seat, "synthesis-approved", id.Value, new { findings = view.Findings.Count(finding => finding.Stored.Decision is FindingDecision.Accepted), view.Origin.Mode }, cancellation);
        return await read.HandleAsync(seat, id, cancellation);
    }
}

internal static class SynthesisDocument
{
    /// <summary>A synthesis as the memory finds it: its accepted findings only, and only while their sources hold.</summary>
    public static Document Of(CommunityId community, SynthesisView view)
    {
        List<Finding> accepted = [.. view.Findings.Where(finding => finding.Holds && finding.Stored.Decision is FindingDecision.Accepted).Select(finding => finding.Verified!)];
        List<SourceReport> sources = [.. view.Reports.Where(report => report.IsEvidence).Select(report => report.Report!.Source)];
        return new()
        {
            Id = view.Synthesis.Id.Value,
            Kind = DocumentKind.Synthesis,
            Community = community,
            Visibility = view.Synthesis.Visibility,
            Number = view.Scope.Number,
            Title = view.Synthesis.Title,
            Body = string.Join('\n', accepted.Select(finding => finding.Condition is { } condition ? $"{condition}\u00A0: {finding.Claim}" : finding.Claim)),
            Keywords = view.Scope.Question,
            Level = Same(sources.Select(report => report.Level)),
            Subject = sources.Select(report => report.Subject).Distinct().ToList() is [var subject] ? subject : null,
            Challenge = view.Scope.Challenge,
            Action = view.Scope.Action,
        };
    }

    private static EducationLevel? Same(IEnumerable<EducationLevel?> levels) => levels.Distinct().ToList() is [var level] ? level : null;
}
