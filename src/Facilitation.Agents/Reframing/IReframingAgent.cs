using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Thorns;

namespace Facilitation.Agents.Reframing;

/// <summary>Sees a thorn as something a group can put to the test.</summary>
public interface IReframingAgent
{
    /// <summary>Answers one masked thorn with offers, questions or a redirection. Never throws for what a model does.</summary>
    /// <param name="request">The masked thorn with what the community's memory holds near it. Never a text under safeguarding.</param>
    /// <param name="progress">Told when the model is asked and when its answer is checked; <see langword="null"/> when nobody watches.</param>
    /// <param name="cancellation">Stops the work; the model may already have been paid for.</param>
    Task<Domain.Thorns.Reframing> ReframeAsync(ReframingRequest request, IProgress<ReframingStage>? progress, CancellationToken cancellation);
}

/// <summary>How far a reframing has come. Sent to the page as it happens; never carries text of a model.</summary>
public enum ReframingStage
{
    Scanned,
    Precedents,
    Asking,
    Checking,
    Done,
}

/// <summary>Finds documents of the memory the asking member may see; the member is bound in code, never by a model.</summary>
/// <param name="words">1 to 400 characters.</param>
/// <param name="cancellation">Stops the search.</param>
public delegate Task<IReadOnlyList<Precedent>> SearchPastActions(string words, CancellationToken cancellation);

/// <param name="Community">Whose daily token budget pays.</param>
/// <param name="Thorn">The masked text, 1 to 4,000 characters.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>: the language of the thorn and so of the answer.</param>
/// <param name="Level">As given by the author; <see langword="null"/> when not given.</param>
/// <param name="Grade">Such as « 5e »; <see langword="null"/> when not given.</param>
/// <param name="Subject">Such as « histoire-géographie »; <see langword="null"/> when not given.</param>
/// <param name="Answers">What the author answered to clarifying questions, masked.</param>
/// <param name="Precedents">The nearest documents, best first, at most 5.</param>
/// <param name="Search">For the optional tool step.</param>
/// <param name="MaskedCount">How many spans were masked; recorded, never the text.</param>
public sealed record ReframingRequest(
    CommunityId Community,
    string Thorn,
    string Language,
    EducationLevel? Level,
    string? Grade,
    string? Subject,
    IReadOnlyList<ClarifyingAnswer> Answers,
    IReadOnlyList<Precedent> Precedents,
    SearchPastActions Search,
    int MaskedCount);

/// <summary>A document of the memory that is near a thorn, with what a case-based offer needs.</summary>
/// <param name="Id">The document's id; an offer cites it by this.</param>
/// <param name="Kind">Challenge, action, report or synthesis.</param>
/// <param name="Number"><c>1</c> for a challenge, <c>1.1</c> for an action; of the action for a report.</param>
/// <param name="Title">An action's title or a challenge's question.</param>
/// <param name="Body">Its description, up to 1,200 characters.</param>
/// <param name="ChallengeQuestion">The question of the challenge it belongs to.</param>
/// <param name="Objective">That challenge's objective; <see langword="null"/> when it states none.</param>
/// <param name="Hypothesis">The action's « Si … alors … parce que … »; <see langword="null"/> for other kinds or when none is stated.</param>
/// <param name="Indicators">The action's indicators; empty for other kinds.</param>
/// <param name="Duration">The action's duration; <see langword="null"/> when not stated.</param>
/// <param name="Level">The level it was written for.</param>
/// <param name="Grade">The grade it was written for.</param>
/// <param name="Subject">The subject it was written for.</param>
/// <param name="Evidence">Visible reports only.</param>
/// <param name="Close">Whether it is near enough to speak of a precedent.</param>
public sealed record Precedent(
    Guid Id,
    DocumentKind Kind,
    string Number,
    string Title,
    string Body,
    string ChallengeQuestion,
    string? Objective,
    string? Hypothesis,
    IReadOnlyList<string> Indicators,
    string? Duration,
    EducationLevel? Level,
    string? Grade,
    string? Subject,
    Evidence Evidence,
    bool Close);
