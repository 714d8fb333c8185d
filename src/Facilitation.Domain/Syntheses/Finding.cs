namespace Facilitation.Domain.Syntheses;

/// <summary>A sentence whose quotes code found in the cited reports. Only <see cref="CitationGate"/> makes one.</summary>
public sealed record Finding
{
    internal Finding(FindingKind kind, FindingDirection direction, string? condition, string claim, IReadOnlyList<Quote> quotes)
        => (Kind, Direction, Condition, Claim, Quotes) = (kind, direction, condition, claim, quotes);

    public FindingKind Kind { get; }
    public FindingDirection Direction { get; }

    /// <summary>For whom or under which condition; <see langword="null"/> when none is named.</summary>
    public string? Condition { get; }

    public string Claim { get; }

    /// <summary>At least one.</summary>
    public IReadOnlyList<Quote> Quotes { get; }
}

/// <summary>A proposition: no fact, no number. Only <see cref="CitationGate"/> makes one.</summary>
public sealed record Proposal
{
    internal Proposal(ProposalKind kind, string text, IReadOnlyList<int> findings) => (Kind, Text, Findings) = (kind, text, findings);

    public ProposalKind Kind { get; }
    public string Text { get; }

    /// <summary>The places, from 0, of the findings that disagree; empty for the other kinds.</summary>
    public IReadOnlyList<int> Findings { get; }
}
