using Facilitation.Agents.Synthesising;
using Facilitation.Agents.Synthesising.Guided;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Syntheses;
using Facilitation.Evaluation.Cases;

namespace Facilitation.Evaluation.Measures;

/// <summary>The guided agent's whole way over each set of reports: read, group, draw, close. What it draws must pass the gate, and nobody may be passed over.</summary>
internal static class GuidedTables
{
    public static async Task<IReadOnlyList<Score>> MeasureAsync(string folder, TextWriter notes, CancellationToken cancellation)
    {
        var agent = new GuidedSynthesisingAgent();
        var context = new SynthesisContext(CommunityId.New(), "Comment faire progresser les élèves ?", null, "fr");
        var (observed, drawable, evidence, represented, closed, sets) = (0, 0, 0, 0, 0, 0);
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, reports) in SynthesisCases.Read(folder).Sets)
        {
            List<Observation> observations = [];
            foreach (var report in reports)
            {
                observations.AddRange((await agent.ReadAsync(context, report, cancellation)).Observations);
            }

            List<Finding> findings = [];
            foreach (var group in ObservationGroups.Of(observations, reports))
            {
                findings.AddRange((await agent.DrawAsync(context, group, reports, cancellation)).Findings);
            }

            foreach (var observation in observations)
            {
                observed++;
                if (FindingComposer.Draw(observation, reports) is not null)
                {
                    drawable++;
                    continue;
                }

                var faults = CitationGate.Check(FindingComposer.Draft(observation), reports).Refused!.Faults;
                foreach (var code in faults.Select(fault => fault.Code).Distinct())
                {
                    codes[code] = codes.GetValueOrDefault(code) + 1;
                }

                await notes.WriteLineAsync($"    {name}: cannot be a finding ({string.Join(", ", faults.Select(fault => fault.Code))}), {observation.Kind} {observation.Direction}: {observation.Quote.Words}");
            }

            var coverage = SynthesisCoverage.Of(findings, reports);
            evidence += coverage.Cited.Count + coverage.Uncited.Count;
            represented += coverage.Cited.Count;
            var closing = (await agent.CloseAsync(context, findings, cancellation)).Proposals;
            sets++;
            closed += closing.Any(proposal => proposal.Kind is ProposalKind.NextInquiry) && coverage.DroppedDirections.Count == 0 ? 1 : 0;
            await notes.WriteLineAsync($"  {name,-14} {reports.Count} reports, {observations.Count} observations, {findings.Count} findings, {coverage.Uncited.Count} not cited, {closing.Count(proposal => proposal.Kind is ProposalKind.Disagreement)} disagreements, {closing.Count(proposal => proposal.Kind is ProposalKind.Gap)} gaps, dropped: {string.Join(", ", coverage.DroppedDirections)}");
        }

        await notes.WriteLineAsync($"  refused by the gate: {string.Join(", ", codes.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"))}");
        return
        [
            new("synthesising.table.drawn", (double)drawable / Math.Max(1, observed), observed),
            new("synthesising.table.represented", (double)represented / Math.Max(1, evidence), evidence),
            new("synthesising.table.closed", (double)closed / Math.Max(1, sets), sets),
        ];
    }
}
