using Facilitation.Agents.Reframing;
using Facilitation.Domain;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Thorns;

/// <summary>What a reframing gives: the saved answer and the precedents the viewer may see.</summary>
/// <param name="Saved"><see langword="null"/> under safeguarding, where nothing is asked and nothing saved.</param>
/// <param name="Reframing">The answer.</param>
/// <param name="Precedents">Nearest first.</param>
internal sealed record ReframingOutcome(SavedReframing? Saved, Reframing Reframing, IReadOnlyList<Precedent> Precedents);

/// <summary>Has a thorn reframed into challenges a group can put to the test.</summary>
internal sealed class ReframeThorn(ThornStore thorns, ReframingStore reframings, PrecedentSearch memory, IReframingAgent agent, Agents.Languages.LanguageDetector languages, TimeProvider clock)
{
    internal const int MaxAnswers = 6;
    private const int PrecedentCount = 5;

    private static readonly Reframing Alert = new(ReframingKind.Safeguarding, [], [], null, null, null, new("guided", null, null));

    /// <param name="seat">Who asks.</param>
    /// <param name="id">Which thorn.</param>
    /// <param name="answers">Answers to earlier questions, as typed; at most <see cref="MaxAnswers"/>.</param>
    /// <param name="idempotencyKey">Makes a repeat free; <see langword="null"/> when none was given.</param>
    /// <param name="progress">Told each stage as it begins; <see langword="null"/> when nobody watches.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns><see langword="null"/> when there is no such thorn for this member.</returns>
    /// <exception cref="ChangedMeanwhileException">The thorn changed while it was reframed.</exception>
    public async Task<ReframingOutcome?> HandleAsync(Seat seat, ThornId id, IReadOnlyList<ClarifyingAnswer> answers, string? idempotencyKey, IProgress<ReframingStage>? progress, CancellationToken cancellation)
    {
        var thorn = await thorns.FindAsync(seat, id, cancellation);
        if (thorn is null)
        {
            return null;
        }

        if (await reframings.FindByKeyAsync(id, idempotencyKey, cancellation) is { } earlier)
        {
            return new(earlier, earlier.Reframing, await memory.ReadAsync(earlier.Precedents, seat.Viewer, cancellation));
        }

        var scan = thorn.Outgoing();
        var (masked, maskedCount, alarming) = Scan(answers);
        progress?.Report(ReframingStage.Scanned);
        if (thorn.Safeguarding || scan.Safeguarding || alarming)
        {
            if (!thorn.Safeguarding)
            {
                await thorns.PutUnderSafeguardingAsync(id, cancellation);
            }

            progress?.Report(ReframingStage.Done);
            return new(null, Alert, []);
        }

        progress?.Report(ReframingStage.Precedents);
        Task<IReadOnlyList<Precedent>> SearchAsync(string words, CancellationToken stop)
            => memory.FindAsync(words, seat.Viewer, PrecedentCount, keepInside: scan.Redactions.Count > 0, stop);
        var precedents = await SearchAsync(string.Join('\n', [scan.Masked, .. masked.Select(answer => answer.Answer)]), cancellation);
        var reframing = await agent.ReframeAsync(new(seat.Community, scan.Masked, languages.Of(scan.Masked), thorn.Level, thorn.Grade, thorn.Subject,
            masked, precedents, SearchAsync, thorn.Masks.Count + scan.Redactions.Count + maskedCount), progress, cancellation);

        var saved = new SavedReframing(Guid.CreateVersion7(), masked, reframing, Cited(precedents, reframing), clock.GetUtcNow());
        saved = await reframings.AddAsync(thorn, saved, idempotencyKey, cancellation);
        progress?.Report(ReframingStage.Done);
        return new(saved, saved.Reframing, await memory.ReadAsync(saved.Precedents, seat.Viewer, cancellation));
    }

    // A search of the agent may have found documents beyond the first ones.
    private static Guid[] Cited(IReadOnlyList<Precedent> precedents, Reframing reframing)
        => [.. precedents.Where(precedent => precedent.Close).Select(precedent => precedent.Id).Concat(reframing.Offers.SelectMany(offer => offer.Precedents)).Distinct()];

    private static (IReadOnlyList<ClarifyingAnswer> Masked, int MaskedCount, bool Alarming) Scan(IReadOnlyList<ClarifyingAnswer> answers)
    {
        if (answers.Count > MaxAnswers)
        {
            throw new RuleBrokenException("answers.count", $"Répondez à {MaxAnswers} questions au plus à la fois.", "answers");
        }

        var scans = answers.Select(answer => (
            Question: PlainText.Require(answer.Question, "answers", "La question", 600),
            Scan: PrivacyScanner.Scan(PlainText.Require(answer.Answer, "answers", "Votre réponse", 1_000)))).ToList();
        return (
            [.. scans.Select(answer => new ClarifyingAnswer(PrivacyScanner.Scan(answer.Question).Masked, answer.Scan.Masked))],
            scans.Sum(answer => answer.Scan.Redactions.Count),
            scans.Exists(answer => answer.Scan.Safeguarding));
    }
}
