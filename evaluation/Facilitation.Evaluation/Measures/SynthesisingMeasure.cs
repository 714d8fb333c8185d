using Facilitation.Agents.Reframing.Guards;
using Facilitation.Agents.Synthesising;
using Facilitation.Agents.Synthesising.Guided;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;
using Facilitation.Evaluation.Cases;

namespace Facilitation.Evaluation.Measures;

/// <summary>
/// How much of what a person read out of the demonstration's reports stands in some quote of the guided agent, and whether reports that show nothing yield no effect.
/// A person's words are not the report's: the notes say how much a quote of every sentence would cover.
/// </summary>
internal sealed class SynthesisingMeasure(string folder) : IMeasure
{
    private static readonly string[] Nothing = ["enthusiasm_only", "protocol_not_followed"];

    public string Name => "synthesising";

    public async Task<IReadOnlyList<Score>> MeasureAsync(TextWriter notes, CancellationToken cancellation)
    {
        var agent = new GuidedSynthesisingAgent();
        var context = new SynthesisContext(CommunityId.New(), "Comment faire progresser les élèves ?", null, "fr");
        var tallies = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        var (observed, sentences, quiet, silent) = (0, 0, 0, 0);
        foreach (var one in ReportCases.Read(folder))
        {
            var reading = await agent.ReadAsync(context, one.Report, cancellation);
            var all = Sentences.Of(one.Report.Passages[0].Text);
            observed += reading.Observations.Select(seen => seen.Quote.Words).Distinct().Count();
            sentences += all.Count;
            if (one.Flaws.Intersect(Nothing).Any())
            {
                silent++;
                quiet += reading.Observations.Any(seen => seen.Kind is FindingKind.Effect) ? 0 : 1;
            }

            foreach (var (name, item, covers, typed) in Items(one.Gold))
            {
                var tally = tallies.TryGetValue(name, out var found) ? found : tallies[name] = new();
                var covered = covers(reading.Observations.Select(seen => seen.Quote.Words));
                tally.Add(covered, covered && covers(reading.Observations.Where(typed).Select(seen => seen.Quote.Words)), covers(all));
                if (!covered)
                {
                    await notes.WriteLineAsync($"    {one.Id} {name}: not covered{(covers(all) ? "" : " (nor by any sentence)")}: {item}");
                }
            }
        }

        foreach (var (name, tally) in tallies)
        {
            await notes.WriteLineAsync($"  {name,-14} covered {tally.Covered} of {tally.All}, under its kind {tally.Typed}; every sentence would cover {tally.Reachable}");
        }

        await notes.WriteLineAsync($"  {observed} quotes out of {sentences} sentences");
        return
        [
            .. tallies.Select(tally => new Score($"synthesising.{tally.Key}", Share(tally.Value.Covered, tally.Value.All), tally.Value.All)),
            new("synthesising.gold", Share(tallies.Values.Sum(tally => tally.Covered), tallies.Values.Sum(tally => tally.All)), tallies.Values.Sum(tally => tally.All)),
            new("synthesising.typed", Share(tallies.Values.Sum(tally => tally.Typed), tallies.Values.Sum(tally => tally.Covered)), tallies.Values.Sum(tally => tally.Covered)),
            new("synthesising.no-effect-from-nothing", Share(quiet, silent), silent),
            .. await GuidedTables.MeasureAsync(folder, notes, cancellation),
        ];
    }

    private static IEnumerable<(string Name, string Item, Func<IEnumerable<string>, bool> Covers, Func<Observation, bool> Typed)> Items(ReportGold gold)
    {
        foreach (var measure in gold.Measures)
        {
            yield return ("measures", $"{measure.Indicator}: {measure.Before} → {measure.After}", quotes => Covers(measure, [.. quotes]), seen => seen.Kind is FindingKind.Effect);
        }

        foreach (var item in gold.FavourableConditions)
        {
            yield return ("favourable", item, quotes => quotes.Any(quote => Covers(item, quote)), seen => seen.Kind is not FindingKind.Limitation && seen.Direction is not FindingDirection.Unfavourable);
        }

        foreach (var item in gold.HinderingConditions)
        {
            yield return ("hindering", item, quotes => quotes.Any(quote => Covers(item, quote)), seen => seen.Kind is FindingKind.Limitation || seen.Direction is not FindingDirection.Favourable);
        }

        foreach (var item in gold.Deviations)
        {
            yield return ("deviations", item, quotes => quotes.Any(quote => Covers(item, quote)), seen => seen.Kind is FindingKind.Deviation);
        }
    }

    // Half of the stems, and its numbers.
    private static bool Covers(string item, string quote)
    {
        var stems = Words.Stems(item);
        return Words.Shared(stems, Words.Stems(quote)) >= Math.Max(1, (stems.Count + 1) / 2) && Numbers(item).All(Numbers(quote).Contains);
    }

    // Both states may stand in two sentences.
    private static bool Covers(GoldMeasure measure, IReadOnlyList<string> quotes)
    {
        var wanted = Numbers($"{measure.Before} → {measure.After}");
        var about = quotes.Where(quote => Numbers(quote).Overlaps(wanted)).ToList();
        return wanted.Count > 0 && wanted.IsSubsetOf(about.SelectMany(Numbers)) && Words.Shared(Words.Stems(measure.Indicator), Words.Stems(string.Join('\n', about))) > 0;
    }

    private static HashSet<decimal> Numbers(string text)
        => [.. NumberReader.Read(text).Select(number => number.Value), .. Words.Of(text).Any(word => word is "un" or "une" or "one") ? (decimal[])[1] : []];

    private static double Share(int part, int all) => all == 0 ? 1 : (double)part / all;

    private sealed class Tally
    {
        public int Covered { get; private set; }

        public int Typed { get; private set; }

        public int Reachable { get; private set; }

        public int All { get; private set; }

        public void Add(bool covered, bool typed, bool reachable)
        {
            All++;
            Covered += covered ? 1 : 0;
            Typed += typed ? 1 : 0;
            Reachable += reachable ? 1 : 0;
        }
    }
}
