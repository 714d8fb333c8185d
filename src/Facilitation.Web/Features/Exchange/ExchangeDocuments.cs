using System.Globalization;
using Facilitation.Domain.Communities;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Exchange;

/// <summary>A community's rows as its memory finds them.</summary>
internal static class ExchangeDocuments
{
    /// <param name="community">Whose rows they are.</param>
    /// <param name="content">All of them, as they are now.</param>
    /// <param name="plan">What just changed: only that, and what hangs on it; <see langword="null"/> for everything.</param>
    public static IEnumerable<Document> Of(CommunityId community, ExchangeContent content, ImportPlan? plan)
    {
        var touched = plan is null ? null : Touched(content, plan);
        var challenges = content.Challenges.ToDictionary(challenge => challenge.Key);
        var actions = content.Actions.ToDictionary(action => action.Key);
        return content.Challenges.Where(IsTouched).Select(challenge => Of(community, challenge))
            .Concat(content.Actions.Where(IsTouched).Select(action => Of(community, action, challenges[action.Challenge])))
            .Concat(content.Reports.Where(IsTouched).Select(report => Of(community, report, actions[report.Action], challenges[actions[report.Action].Challenge])).OfType<Document>());

        bool IsTouched<TRow>(Stored<TRow> stored) where TRow : ExchangeRow => touched?.Contains(stored.Key) != false;
    }

    private static HashSet<Guid> Touched(ExchangeContent content, ImportPlan plan)
    {
        var touched = Keys(plan.Challenges).Concat(Keys(plan.Actions)).Concat(Keys(plan.Reports)).ToHashSet();
        touched.UnionWith(content.Actions.Where(action => touched.Contains(action.Challenge)).Select(action => action.Key).ToList());
        touched.UnionWith(content.Reports.Where(report => touched.Contains(report.Action)).Select(report => report.Key).ToList());
        return touched;
    }

    private static IEnumerable<Guid> Keys<TStored>(Changes<TStored> changes) => changes.Added.Concat(changes.Replaced).Select(stored => stored switch
    {
        StoredChallenge challenge => challenge.Key,
        StoredAction action => action.Key,
        StoredReport report => report.Key,
        _ => throw new ArgumentOutOfRangeException(nameof(changes), typeof(TStored).Name, "This kind has no document."),
    });

    private static Document Of(CommunityId community, StoredChallenge challenge) => new()
    {
        Id = challenge.Key,
        Kind = DocumentKind.Challenge,
        Community = community,
        Visibility = Seen(challenge.Row),
        ExternalId = ExternalId(challenge),
        Number = challenge.Number.ToString(CultureInfo.InvariantCulture),
        Title = challenge.Row.Title,
        Body = Lines([challenge.Row.Objective, challenge.Row.Situation, challenge.Row.Context, challenge.Row.Audience, challenge.Row.ObservableChange, challenge.Row.Theme], challenge.Row.Indicators),
        Level = challenge.Row.Level,
        Subject = challenge.Row.Subject,
    };

    private static Document Of(CommunityId community, StoredAction action, StoredChallenge challenge) => new()
    {
        Id = action.Key,
        Kind = DocumentKind.Action,
        Community = community,
        Visibility = Seen(action.Row, challenge.Row),
        ExternalId = ExternalId(action),
        Number = Number(action, challenge),
        Title = action.Row.Title,
        Body = Lines([action.Row.Description, action.Row.Hypothesis, action.Row.Context], action.Row.Indicators, action.Row.Conditions),
        Keywords = Lines([string.Join(", ", action.Row.Keywords ?? []), challenge.Row.Title]),
        Level = action.Row.Level,
        Grade = action.Row.Grade,
        Subject = action.Row.Subject,
        Challenge = challenge.Key,
    };

    private static Document? Of(CommunityId community, StoredReport report, StoredAction action, StoredChallenge challenge) => ReportDocument.Of(
        community,
        report.Row.ToReport(report.Key, Number(action, challenge)) with { Safeguarding = report.Safeguarding },
        new(action.Key, action.Row.Title, challenge.Key, challenge.Row.Title, Seen(action.Row, challenge.Row)),
        ExternalId(report));

    private static string Number(StoredAction action, StoredChallenge challenge) => string.Create(CultureInfo.InvariantCulture, $"{challenge.Number}.{action.Number}");

    private static string? ExternalId<TRow>(Stored<TRow> stored) where TRow : ExchangeRow => stored.Row.Id == stored.Key.ToString() ? null : stored.Row.Id;

    // No wider than what it hangs on: its document shows the words of those too.
    private static Visibility Seen(params ReadOnlySpan<ExchangeRow> chain)
    {
        var widest = Visibility.Public;
        foreach (var row in chain)
        {
            widest = (Visibility)Math.Min((int)widest, (int)(row.Visibility ?? Visibility.Private));
        }

        return widest;
    }

    private static string Lines(IEnumerable<string?> texts, params ReadOnlySpan<string[]?> lists)
    {
        var all = texts.OfType<string>().Where(text => text.Length > 0).ToList();
        foreach (var list in lists)
        {
            all.AddRange(list ?? []);
        }

        return string.Join('\n', all);
    }
}
