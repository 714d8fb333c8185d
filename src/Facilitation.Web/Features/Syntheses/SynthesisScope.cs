namespace Facilitation.Web.Features.Syntheses;

/// <summary>What a synthesis is about: a whole challenge, or one of its actions.</summary>
/// <param name="Challenge">The challenge's id.</param>
/// <param name="ChallengeNumber">Its number in the community.</param>
/// <param name="Question">Its question.</param>
/// <param name="Action">The action's id; with the three below <see langword="null"/> when the whole challenge is synthesised.</param>
/// <param name="ActionNumber">Such as <c>1.2</c>.</param>
/// <param name="ActionTitle">The action's title.</param>
/// <param name="ActionDescription">What one does.</param>
internal sealed record SynthesisScope(Guid Challenge, int ChallengeNumber, string Question, Guid? Action, string? ActionNumber, string? ActionTitle, string? ActionDescription)
{
    /// <summary><c>1</c> or <c>1.2</c>.</summary>
    public string Number => ActionNumber ?? $"{ChallengeNumber}";

    /// <summary>What the memory and the pages call a synthesis of this.</summary>
    public string Title => $"Synthèse\u00A0: {ActionTitle ?? Question}";

    /// <summary>The page of the challenge or the action.</summary>
    public string Path => ActionNumber is null ? $"/defis/{ChallengeNumber}" : $"/actions/{ActionNumber}";

    /// <summary>What an agent is told of the action.</summary>
    public string? ActionText => ActionTitle is null ? null : $"{ActionTitle}\n{ActionDescription}".Trim();
}
