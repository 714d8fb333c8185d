using Facilitation.Domain.Communities;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;

namespace Facilitation.Web.Store;

/// <summary>One searchable row of the community's memory: a challenge, an action, a report or a synthesis.</summary>
internal sealed record Document
{
    /// <summary>The id of the noun itself.</summary>
    public required Guid Id { get; init; }

    public required DocumentKind Kind { get; init; }
    public required CommunityId Community { get; init; }
    public required Visibility Visibility { get; init; }
    public string? ExternalId { get; init; }

    /// <summary><c>1</c> for a challenge, <c>1.2</c> for an action; that of its action for a report.</summary>
    public required string Number { get; init; }

    public required string Title { get; init; }
    public required string Body { get; init; }

    /// <summary>Words that find it without being shown, such as keywords or the question of its challenge; <see langword="null"/> for none.</summary>
    public string? Keywords { get; init; }

    public EducationLevel? Level { get; init; }
    public string? Grade { get; init; }
    public string? Subject { get; init; }

    /// <summary>The challenge an action or a report belongs to.</summary>
    public Guid? Challenge { get; init; }

    /// <summary>The action a report is about.</summary>
    public Guid? Action { get; init; }

    /// <summary>The stance of a report that counts as evidence: the retained one, else the declared one.</summary>
    public ReportStance? Stance { get; init; }
}
