using Facilitation.Domain;
using Facilitation.Domain.Challenges;
using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;
using Facilitation.Web.Identity;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Challenges;

/// <summary>What a person adopts: an offer as it stands, an offer they changed, or their own words.</summary>
/// <param name="Reframing">The saved answer the offer is in; <see langword="null"/> for one's own words.</param>
/// <param name="Offer">Which of its offers, from 0; <see langword="null"/> for one's own words.</param>
/// <param name="Draft">What the person wrote; what is missing comes from the offer.</param>
internal sealed record Adoption(Guid? Reframing, int? Offer, ChallengeDraft Draft);

/// <summary>Makes a wording a challenge of the community. A person does this; nothing a model wrote becomes one by itself.</summary>
internal sealed class AdoptChallenge(ChallengeStore challenges, AuditLog audit, TimeProvider clock)
{
    /// <returns><see langword="null"/> when the named answer or offer is not there for this member.</returns>
    /// <exception cref="RuleBrokenException">
    /// The thorn may not be shared, or a rule of <see cref="Challenge.Adopt"/> is broken. Nothing was published.
    /// </exception>
    public async Task<Challenge?> HandleAsync(Seat seat, Adoption adoption, CancellationToken cancellation)
    {
        var draft = adoption.Draft;
        if (adoption.Reframing is { } id)
        {
            if (await challenges.FindReframingAsync(seat, id, cancellation) is not var (reframing, thorn))
            {
                return null;
            }

            CheckMayBeAdopted(thorn);
            draft = draft with { Thorn = thorn.Id, Level = draft.Level ?? thorn.Level, Subject = draft.Subject ?? thorn.Subject };
            if (adoption.Offer is { } index)
            {
                if (index < 0 || index >= reframing.Offers.Count)
                {
                    return null;
                }

                draft = Complete(draft, reframing.Offers[index], reframing.Origin);
            }
        }

        var challenge = await challenges.AddAsync(seat, Challenge.Adopt(draft, seat.Member, clock.GetUtcNow()), cancellation);
        await audit.NoteAsync(seat, "challenge-adopted", challenge.Id.Value, new { challenge.Origin?.Mode, challenge.Origin?.Edited }, cancellation);
        return challenge;
    }

    /// <summary>Replaces the wording of a challenge with what a person wrote.</summary>
    /// <returns><see langword="null"/> when there is no such challenge.</returns>
    /// <exception cref="ChangedMeanwhileException">It is no longer at <paramref name="version"/>.</exception>
    public async Task<Challenge?> EditAsync(Seat seat, int number, ChallengeDraft draft, int version, CancellationToken cancellation)
    {
        if (await challenges.FindAsync(seat, number, cancellation) is not { } present)
        {
            return null;
        }

        var origin = present.Origin is { } known ? known with { Edited = true } : null;
        var edited = Challenge.Adopt(draft with { Origin = origin, Thorn = present.Thorn }, seat.Member, present.CreatedAt) with { Id = present.Id, Number = present.Number, Version = version };
        await challenges.ReplaceAsync(seat, edited, clock.GetUtcNow(), cancellation);
        return edited with { Version = version + 1 };
    }

    private static void CheckMayBeAdopted(ThornSource thorn)
    {
        if (thorn.Safeguarding || thorn.UnmaskedPerson)
        {
            new Thorn { Id = thorn.Id, Author = default, Text = "", Masks = [], Safeguarding = thorn.Safeguarding, HasUnmaskedPerson = thorn.UnmaskedPerson }.CheckMayBeShared();
        }
    }

    private static ChallengeDraft Complete(ChallengeDraft draft, ReframingOffer offer, ReframingOrigin origin)
    {
        var complete = draft with
        {
            Question = draft.Question ?? offer.Question,
            Situation = draft.Situation ?? offer.Situation,
            Audience = draft.Audience ?? offer.Audience,
            ObservableChange = draft.ObservableChange ?? offer.ObservableChange,
            Indicators = draft.Indicators ?? offer.Indicators,
            Horizon = draft.Horizon ?? offer.Horizon,
            Hypothesis = draft.Hypothesis ?? offer.Hypothesis,
        };
        var edited = complete.Question != offer.Question || complete.Situation != offer.Situation || complete.Audience != offer.Audience
            || complete.ObservableChange != offer.ObservableChange || complete.Horizon != offer.Horizon || complete.Hypothesis != offer.Hypothesis
            || !complete.Indicators.SequenceEqual(offer.Indicators);
        return complete with { Origin = new(origin.Mode, origin.Model, origin.PromptVersion, edited) };
    }
}
