using Facilitation.Agents.Languages;
using Facilitation.Agents.Models;
using Facilitation.Domain;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Identity;
using Hangfire;
using Microsoft.Extensions.Options;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>What a synthesis would read, and what it would leave apart.</summary>
/// <param name="Scope">What it is about.</param>
/// <param name="Read">Reports that are evidence.</param>
/// <param name="Apart">The others, each with its reason.</param>
internal sealed record SynthesisPlan(SynthesisScope Scope, IReadOnlyList<SharedReport> Read, IReadOnlyList<(SharedReport Report, ReportEvidence Why)> Apart)
{
    public int Count => Read.Count + Apart.Count;
}

/// <summary>Starts a synthesis: what will be read is decided in code, then a worker reads it step by step.</summary>
internal sealed class StartSynthesis(
    SynthesisStore syntheses, SourceReportStore reports, IOptions<ModelOptions> model, LanguageDetector languages, TimeProvider clock, IServiceProvider services)
{
    /// <returns><see langword="null"/> when there is no such challenge or action for this member.</returns>
    public async Task<SynthesisPlan?> PlanAsync(Seat seat, string number, CancellationToken cancellation)
        => await syntheses.FindScopeAsync(seat, number, cancellation) is { } scope ? await PlanAsync(seat, scope, cancellation) : null;

    /// <summary>Starts, or finds the draft that was begun already: pressing twice pays once.</summary>
    /// <param name="seat">Who starts it.</param>
    /// <param name="number">A challenge's such as <c>1</c>, or an action's such as <c>1.2</c>.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <returns><see langword="null"/> when there is no such challenge or action for this member.</returns>
    /// <exception cref="RuleBrokenException"><c>synthesis.no_evidence</c>: no report that could be read.</exception>
    public async Task<SynthesisId?> HandleAsync(Seat seat, string number, CancellationToken cancellation)
        => await PlanAsync(seat, number, cancellation) is { } plan ? await StartAsync(seat, plan, null, cancellation) : null;

    /// <summary>Begins the next version of a synthesis. What it shares with this one is taken over and not paid again; a draft gives way to it.</summary>
    /// <returns><see langword="null"/> when there is no such synthesis for this member.</returns>
    /// <exception cref="RuleBrokenException"><c>synthesis.no_evidence</c> or <c>synthesis.running</c>.</exception>
    public async Task<SynthesisId?> RenewAsync(Seat seat, SynthesisId id, CancellationToken cancellation)
    {
        if (await syntheses.FindAsync(seat, id, cancellation) is not { } present)
        {
            return null;
        }

        if (present.State is SynthesisState.Draft && present.Work is SynthesisWork.Running)
        {
            throw new RuleBrokenException("synthesis.running", "La lecture des retours n'est pas terminée\u00A0: attendez qu'elle le soit, ou arrêtez la lecture, puis recommencez.");
        }

        return await StartAsync(seat, await PlanAsync(seat, await syntheses.ScopeOfAsync(present, cancellation), cancellation), present, cancellation);
    }

    private async Task<SynthesisPlan> PlanAsync(Seat seat, SynthesisScope scope, CancellationToken cancellation)
    {
        List<SharedReport> read = [];
        List<(SharedReport, ReportEvidence)> apart = [];
        await foreach (var report in reports.StreamAsync(seat.Community, scope, cancellation))
        {
            if (ReportEvidence.Of(report.Source) is { Counts: false } why)
            {
                apart.Add((report, why));
            }
            else
            {
                read.Add(report);
            }
        }

        return new(scope, read, apart);
    }

    private async Task<SynthesisId> StartAsync(Seat seat, SynthesisPlan plan, Synthesis? previous, CancellationToken cancellation)
    {
        if (plan.Read.Count == 0)
        {
            throw new RuleBrokenException("synthesis.no_evidence", plan.Count == 0
                ? "Aucun retour d'expérimentation n'est partagé avec la communauté\u00A0: il n'y a rien à synthétiser pour l'instant."
                : "Aucun retour ne peut servir de source\u00A0: soit il ne permet pas de conclure, soit l'Action n'a pas été menée, soit il raconte trop peu. Demandez à son auteur·rice de le compléter, puis recommencez.");
        }

        var synthesis = new Synthesis
        {
            Id = SynthesisId.New(),
            Challenge = plan.Scope.Challenge,
            Action = plan.Scope.Action,
            Title = plan.Scope.Title.Length <= 700 ? plan.Scope.Title : plan.Scope.Title[..700],
            Language = languages.Of(plan.Scope.Question) == "en" ? "en" : "fr",
            CreatedBy = seat.Member,
            Previous = previous?.Id,
            CreatedAt = clock.GetUtcNow(),
        };
        var apart = plan.Apart.ToDictionary(one => one.Report.Id, one => WireName.Of(one.Why.Status));
        List<ListedReport> listed = [.. plan.Read.Concat(plan.Apart.Select(one => one.Report)).Select(report => new ListedReport(report.Id, report.Source.Version, apart.GetValueOrDefault(report.Id)))];
        var (id, isNew) = await syntheses.AddAsync(seat, synthesis, listed, model.Value.Provider is ModelProvider.None ? null : "model", previous?.State is SynthesisState.Draft ? previous.Id : null, cancellation);
        if (isNew)
        {
            Nudge();
        }

        return id;
    }

    /// <summary>Lets a worker begin at once where this process has one; the recurring job would find the steps some seconds later.</summary>
    public void Nudge()
    {
        try
        {
            services.GetService<IBackgroundJobClient>()?.Enqueue<AdvanceSyntheses>(job => job.RunAsync(CancellationToken.None));
        }
        catch (BackgroundJobClientException)
        {
            // The table is the queue: nothing is lost.
        }
    }
}
