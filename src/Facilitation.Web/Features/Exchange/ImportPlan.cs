using Facilitation.Domain;
using Facilitation.Domain.Communities;

namespace Facilitation.Web.Features.Exchange;

/// <summary>What an import is going to do, decided before anything is written: a file against what the community holds.</summary>
internal sealed class ImportPlan
{
    private ImportPlan(IncomingFile file) => Refused.AddRange(file.Refused);

    public Changes<StoredChallenge> Challenges { get; } = new("challenges");
    public Changes<StoredAction> Actions { get; } = new("actions");
    public Changes<StoredReport> Reports { get; } = new("reports");
    public Changes<StoredThorn> Thorns { get; } = new("thorns");
    public List<RefusedRow> Refused { get; } = [];

    public bool ChangesNothing => Challenges.IsEmpty && Actions.IsEmpty && Reports.IsEmpty && Thorns.IsEmpty;

    /// <param name="file">What was read.</param>
    /// <param name="held">All that the community holds.</param>
    /// <param name="importer">Whoever imports: the author of new thorns.</param>
    public static ImportPlan Of(IncomingFile file, ExchangeContent held, MemberId importer)
    {
        var plan = new ImportPlan(file);
        var challenges = plan.PlanChallenges(file, held);
        var actions = plan.PlanActions(file, held, challenges);
        plan.PlanReports(file, held, actions, importer);
        plan.PlanThorns(file, held, importer);
        return plan;
    }

    private Dictionary<string, StoredChallenge> PlanChallenges(IncomingFile file, ExchangeContent held)
    {
        var known = held.Challenges.ToDictionary(challenge => challenge.Row.Id, StringComparer.Ordinal);
        var next = held.Challenges.Select(challenge => challenge.Number).DefaultIfEmpty().Max();
        foreach (var (_, row) in file.Challenges)
        {
            known[row.Id] = known.TryGetValue(row.Id, out var old)
                ? Challenges.Replace(old, old with { Row = row with { Visibility = row.Visibility ?? old.Row.Visibility } }, Same)
                : Challenges.Add(new(Guid.CreateVersion7(), ++next, row with { Visibility = row.Visibility ?? Visibility.Community }));
        }

        return known;
    }

    private Dictionary<string, StoredAction> PlanActions(IncomingFile file, ExchangeContent held, Dictionary<string, StoredChallenge> challenges)
    {
        var known = held.Actions.ToDictionary(action => action.Row.Id, StringComparer.Ordinal);
        var last = held.Actions.GroupBy(action => action.Challenge).ToDictionary(own => own.Key, own => own.Max(action => action.Number));
        foreach (var (position, row) in file.Actions)
        {
            if (!challenges.TryGetValue(row.ChallengeId, out var challenge))
            {
                Refuse("actions", position, row, "son défi (challengeId) n'est ni dans le fichier ni dans la communauté, ou il est refusé");
            }
            else if (!known.TryGetValue(row.Id, out var old))
            {
                var number = last[challenge.Key] = last.GetValueOrDefault(challenge.Key) + 1;
                known[row.Id] = Actions.Add(new(Guid.CreateVersion7(), challenge.Key, number, row with { Visibility = row.Visibility ?? Visibility.Community }));
            }
            else if (old.Challenge != challenge.Key)
            {
                Refuse("actions", position, row, "elle appartient déjà à un autre défi, et son numéro avec elle");
            }
            else
            {
                known[row.Id] = Actions.Replace(old, old with { Row = row with { Visibility = row.Visibility ?? old.Row.Visibility } }, Same);
            }
        }

        return known;
    }

    private void PlanReports(IncomingFile file, ExchangeContent held, Dictionary<string, StoredAction> actions, MemberId importer)
    {
        var known = held.Reports.ToDictionary(report => report.Row.Id, StringComparer.Ordinal);
        foreach (var (position, row) in file.Reports)
        {
            if (!actions.TryGetValue(row.ActionId, out var action))
            {
                Refuse("reports", position, row, "son action (actionId) n'est ni dans le fichier ni dans la communauté, ou elle est refusée");
            }
            else if (!known.TryGetValue(row.Id, out var old))
            {
                Reports.Add(new(Guid.CreateVersion7(), action.Key, null, Safeguarding: false, row with { Visibility = row.Visibility ?? Visibility.Community }));
            }
            else if (old.Action != action.Key)
            {
                Refuse("reports", position, row, "il rend déjà compte d'une autre action");
            }
            else if (old with { Row = row with { Visibility = row.Visibility ?? old.Row.Visibility } } is var now && !Same(old, now) && !MayReplace(old, importer))
            {
                Refuse("reports", position, row, "ce retour existe déjà et seul·e son auteur·rice peut le modifier");
            }
            else
            {
                Reports.Replace(old, now, Same);
            }
        }
    }

    // What a member wrote here stays theirs; what keeps it with them (a name, a child in danger) is never lifted by a file.
    private static bool MayReplace(StoredReport old, MemberId importer)
        => old.Author is null || (old.Author == importer && !old.Safeguarding && old.Row.Visibility != Visibility.Private);

    private void PlanThorns(IncomingFile file, ExchangeContent held, MemberId importer)
    {
        var known = held.Thorns.ToDictionary(thorn => thorn.Row.Id, StringComparer.Ordinal);
        foreach (var (position, row) in file.Thorns)
        {
            if (!known.TryGetValue(row.Id, out var old))
            {
                Thorns.Add(new(Guid.CreateVersion7(), importer, Safeguarding: false, row with { Visibility = row.Visibility ?? Visibility.Private }));
            }
            else if (old.Author != importer || old.Safeguarding)
            {
                // Said so for both, so that a file cannot find out what stands under safeguarding.
                Refuse("thorns", position, row, "cette épine existe déjà et seul·e son auteur·rice peut la modifier");
            }
            else
            {
                Thorns.Replace(old, old with { Row = row with { Visibility = row.Visibility ?? old.Row.Visibility } }, Same);
            }
        }
    }

    private void Refuse(string kind, int position, ExchangeRow row, string reason) => Refused.Add(new(kind, position, row.Id, reason));

    private static bool Same<TRow>(Stored<TRow> old, Stored<TRow> now) where TRow : ExchangeRow => ExchangeJson.Same(old.Row, now.Row);
}

/// <summary>What happens to the rows of one kind.</summary>
internal sealed class Changes<TStored>(string kind)
{
    public string Kind { get; } = kind;
    public List<TStored> Added { get; } = [];
    public List<TStored> Replaced { get; } = [];
    public int Unchanged { get; private set; }
    public bool IsEmpty => Added.Count + Replaced.Count == 0;

    public TStored Add(TStored stored)
    {
        Added.Add(stored);
        return stored;
    }

    public TStored Replace(TStored old, TStored now, Func<TStored, TStored, bool> same)
    {
        if (same(old, now))
        {
            Unchanged++;
        }
        else
        {
            Replaced.Add(now);
        }

        return now;
    }
}
