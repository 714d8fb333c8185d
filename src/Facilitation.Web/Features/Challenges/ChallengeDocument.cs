using Facilitation.Domain.Challenges;
using Facilitation.Domain.Communities;
using Facilitation.Web.Store;

namespace Facilitation.Web.Features.Challenges;

internal static class ChallengeDocument
{
    /// <summary>A challenge as the memory finds it.</summary>
    public static Document Of(CommunityId community, Challenge challenge) => new()
    {
        Id = challenge.Id.Value,
        Kind = DocumentKind.Challenge,
        Community = community,
        Visibility = challenge.Visibility,
        Level = challenge.Level,
        Subject = challenge.Subject,
        Number = $"{challenge.Number}",
        Title = challenge.Question,
        Body = string.Join('\n', new[] { challenge.Objective, challenge.Situation, challenge.Context, challenge.Audience, challenge.ObservableChange, challenge.Theme }
            .Concat(challenge.Indicators).OfType<string>()),
    };
}
