using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Thorns;

namespace Facilitation.Domain.Challenges;

public readonly record struct ChallengeId(Guid Value)
{
    public static ChallengeId New() => new(Guid.CreateVersion7());
}

/// <summary>A Défi: a question « Comment … ? » that a group puts to the test, with what one would observe.</summary>
public sealed record Challenge
{
    public required ChallengeId Id { get; init; }

    /// <summary>#n within its community, from 1; 0 until it is stored.</summary>
    public int Number { get; init; }

    public required string Question { get; init; }
    public string? Objective { get; init; }
    public string? Context { get; init; }
    public string? Theme { get; init; }
    public string? Situation { get; init; }
    public string? Audience { get; init; }
    public string? ObservableChange { get; init; }
    public IReadOnlyList<string> Indicators { get; init; } = [];
    public string? Horizon { get; init; }
    public Hypothesis? Hypothesis { get; init; }
    public EducationLevel? Level { get; init; }
    public string? Subject { get; init; }

    /// <summary>The thorn it comes from; <see langword="null"/> when written by hand, or when its thorn was deleted.</summary>
    public ThornId? Thorn { get; init; }

    /// <summary>Who worded it; <see langword="null"/> for a person's own words.</summary>
    public ChallengeOrigin? Origin { get; init; }

    /// <summary>The person who adopted it.</summary>
    public MemberId? ApprovedBy { get; init; }

    public Visibility Visibility { get; init; } = Visibility.Community;
    public int Version { get; init; } = 1;
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Checks a wording that a person adopts. What it says is advice to them (<see cref="ChallengeRubric"/>); whom it names is not.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>{field}.length</c>, <c>question.missing</c>, <c>challenge.person</c> (somebody could be recognised) or <c>challenge.safeguarding</c>.
    /// </exception>
    public static Challenge Adopt(ChallengeDraft draft, MemberId approvedBy, DateTimeOffset now)
    {
        var challenge = new Challenge
        {
            Id = ChallengeId.New(),
            Question = PlainText.Require(draft.Question, "question", "La question du Défi", 600),
            Objective = PlainText.Limit(draft.Objective, "objective", "L'objectif", 1_000),
            Context = PlainText.Limit(draft.Context, "context", "Le contexte", 1_000),
            Theme = PlainText.Limit(draft.Theme, "theme", "Le thème", 100),
            Situation = PlainText.Limit(draft.Situation, "situation", "La situation", 2_000),
            Audience = PlainText.Limit(draft.Audience, "audience", "Le public", 300),
            ObservableChange = PlainText.Limit(draft.ObservableChange, "observableChange", "Le changement observable", 600),
            Indicators = [.. (draft.Indicators ?? []).Select(indicator => PlainText.Limit(indicator, "indicators", "Un indicateur", 300)).OfType<string>().Take(5)],
            Horizon = PlainText.Limit(draft.Horizon, "horizon", "L'échéance", 200),
            Hypothesis = draft.Hypothesis is { } hypothesis ? new(
                PlainText.Limit(hypothesis.If, "hypothesis", "L'hypothèse", 600) ?? "",
                PlainText.Limit(hypothesis.Then, "hypothesis", "L'hypothèse", 600) ?? "",
                PlainText.Limit(hypothesis.Because, "hypothesis", "L'hypothèse", 600) ?? "") : null,
            Level = draft.Level,
            Subject = PlainText.Limit(draft.Subject, "subject", "La discipline", 80),
            Thorn = draft.Thorn,
            Origin = draft.Origin,
            ApprovedBy = approvedBy,
            Visibility = draft.Visibility,
            CreatedAt = now,
        };
        challenge.CheckNamesNobody();
        return challenge;
    }

    private void CheckNamesNobody()
    {
        // Joined, because a first name and a class may stand in two fields.
        var scan = PrivacyScanner.Scan(string.Join('\n', Texts()));
        if (scan.Safeguarding)
        {
            throw new RuleBrokenException("challenge.safeguarding", "Ce texte évoque peut-être un enfant en danger\u00A0: il ne peut pas devenir un Défi. Suivez la voie d'alerte (direction, 119).");
        }

        if (scan.Redactions.Count > 0)
        {
            throw new RuleBrokenException("challenge.person", "Une personne pourrait être reconnue dans ce Défi\u00A0: un Défi parle d'un groupe, jamais d'une personne. Rien n'a été publié\u00A0; reformulez le passage, puis recommencez.", "question");
        }
    }

    private IEnumerable<string> Texts() => new[] { Question, Objective, Context, Theme, Situation, Audience, ObservableChange, Horizon, Hypothesis?.If, Hypothesis?.Then, Hypothesis?.Because }
        .Concat(Indicators).OfType<string>();
}

/// <summary>Who worded a challenge, shown beside it: « rédigé avec l'aide d'une IA » when <see cref="Mode"/> is <c>model</c>.</summary>
/// <param name="Mode"><c>model</c> or <c>guided</c>.</param>
/// <param name="Model">The model's name; <see langword="null"/> in guided mode.</param>
/// <param name="PromptVersion">The version of the prompt; <see langword="null"/> in guided mode.</param>
/// <param name="Edited">Whether the person changed the wording before adopting it.</param>
public sealed record ChallengeOrigin(string Mode, string? Model, string? PromptVersion, bool Edited);

/// <summary>What a person is about to adopt; every field but the question may be missing.</summary>
public sealed record ChallengeDraft(
    string? Question,
    string? Objective = null,
    string? Context = null,
    string? Theme = null,
    string? Situation = null,
    string? Audience = null,
    string? ObservableChange = null,
    IReadOnlyList<string>? Indicators = null,
    string? Horizon = null,
    Hypothesis? Hypothesis = null,
    EducationLevel? Level = null,
    string? Subject = null,
    ThornId? Thorn = null,
    ChallengeOrigin? Origin = null,
    Visibility Visibility = Visibility.Community);
