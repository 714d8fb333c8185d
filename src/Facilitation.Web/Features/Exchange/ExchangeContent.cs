using Facilitation.Domain.Communities;

namespace Facilitation.Web.Features.Exchange;

/// <summary>A stored row with what only the database knows of it.</summary>
/// <param name="Key">Its UUID.</param>
/// <param name="Row">Its content, with the external id or, for a row made here, the UUID as id.</param>
internal abstract record Stored<TRow>(Guid Key, TRow Row) where TRow : ExchangeRow;

internal sealed record StoredChallenge(Guid Key, int Number, ChallengeRow Row) : Stored<ChallengeRow>(Key, Row);

internal sealed record StoredAction(Guid Key, Guid Challenge, int Number, ActionRow Row) : Stored<ActionRow>(Key, Row);

/// <param name="Key">Its UUID.</param>
/// <param name="Action">The action it is about.</param>
/// <param name="Author">Whoever wrote it here; <see langword="null"/> when it came in a file.</param>
/// <param name="Safeguarding">It stays its author's alone: never exported, never changed by a file.</param>
/// <param name="Row">Its content.</param>
internal sealed record StoredReport(Guid Key, Guid Action, MemberId? Author, bool Safeguarding, ReportRow Row) : Stored<ReportRow>(Key, Row);

/// <param name="Key">Its UUID.</param>
/// <param name="Author">Whoever wrote or imported it.</param>
/// <param name="Safeguarding">It stays its author's alone: never exported, never changed by a file.</param>
/// <param name="Row">Its content.</param>
internal sealed record StoredThorn(Guid Key, MemberId Author, bool Safeguarding, ThornRow Row) : Stored<ThornRow>(Key, Row);

/// <summary>All that a community holds, private rows included, in the order of its numbers; thorns and reports by their ids.</summary>
internal sealed record ExchangeContent(
    IReadOnlyList<StoredChallenge> Challenges,
    IReadOnlyList<StoredAction> Actions,
    IReadOnlyList<StoredReport> Reports,
    IReadOnlyList<StoredThorn> Thorns)
{
    /// <summary>What may leave the community: nothing private, nothing under safeguarding, and nothing that hangs on a row left out.</summary>
    public ExchangeFile Shared()
    {
        var challenges = Challenges.Where(IsShared).ToList();
        var challengeKeys = challenges.Select(challenge => challenge.Key).ToHashSet();
        var actions = Actions.Where(action => IsShared(action) && challengeKeys.Contains(action.Challenge)).ToList();
        var actionKeys = actions.Select(action => action.Key).ToHashSet();
        var reports = Reports.Where(report => IsShared(report) && !report.Safeguarding && actionKeys.Contains(report.Action));
        var thorns = Thorns.Where(thorn => IsShared(thorn) && !thorn.Safeguarding);
        return new()
        {
            Challenges = [.. challenges.Select(challenge => challenge.Row)],
            Actions = [.. actions.Select(action => action.Row)],
            Reports = [.. reports.Select(report => report.Row)],
            Thorns = [.. thorns.Select(thorn => thorn.Row)],
        };
    }

    private static bool IsShared<TRow>(Stored<TRow> stored) where TRow : ExchangeRow => stored.Row.Visibility is not (null or Visibility.Private);
}
