using Facilitation.Domain.Thorns;

namespace Facilitation.Domain.Method;

/// <summary>Reviews the wording of a challenge against the twelve criteria (METHOD 3.8).</summary>
public static class ChallengeRubric
{
    /// <summary>Every remark the rules can make on a wording, the most useful first. Pages show at most 3.</summary>
    /// <param name="offer">The wording; its own remarks are not read.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>: the language of the messages.</param>
    public static IReadOnlyList<Remark> Review(ReframingOffer offer, string language) => [];
}
