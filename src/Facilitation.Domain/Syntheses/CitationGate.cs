namespace Facilitation.Domain.Syntheses;

/// <summary>
/// The one way to a <see cref="Finding"/>: its quotes are found, word for word, in the reports they name, and its claim says no number, person or
/// generality that these do not hold (DESIGN 2.4).
/// </summary>
public static class CitationGate
{
    /// <summary>Looks for a quote in the report it names.</summary>
    public static GateAnswer<Quote> Find(GivenQuote given, IReadOnlyCollection<SourceReport> corpus) => throw new NotImplementedException();

    /// <summary>Checks a sentence with its quotes.</summary>
    public static GateAnswer<Finding> Check(FindingDraft draft, IReadOnlyCollection<SourceReport> corpus) => throw new NotImplementedException();

    /// <summary>Checks a proposition: it states no fact and no number.</summary>
    public static GateAnswer<Proposal> Check(ProposalDraft draft, IReadOnlyList<Finding> findings) => throw new NotImplementedException();
}
