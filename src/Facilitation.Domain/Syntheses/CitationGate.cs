using Facilitation.Domain.Syntheses.Quoting;
using Facilitation.Domain.Syntheses.Rules;

namespace Facilitation.Domain.Syntheses;

/// <summary>
/// The one way to a <see cref="Finding"/>: its quotes are found, word for word, in the reports they name, and its claim says no number, person or
/// generality that these do not hold (DESIGN 2.4).
/// </summary>
public static class CitationGate
{
    private const int LongestText = 400;
    private const int MostQuotes = 12;

    /// <summary>Looks for a quote in the report it names.</summary>
    public static GateAnswer<Quote> Find(GivenQuote given, IReadOnlyCollection<SourceReport> corpus)
        => QuoteCheck.Find(given, corpus) is ({ } found, _) ? new(found, null) : new(null, new(given.Words, [QuoteCheck.Find(given, corpus).Fault!]));

    /// <summary>Checks a sentence with its quotes.</summary>
    public static GateAnswer<Finding> Check(FindingDraft draft, IReadOnlyCollection<SourceReport> corpus)
    {
        List<CitationFault> faults = [];
        var claim = PlainText.Tidy(draft.Claim) ?? "";
        if (claim.Length is 0 or > LongestText)
        {
            faults.Add(Faults.Of("claim_length", claim.Length == 0
                ? "Le constat est vide : écrivez une phrase."
                : $"Le constat fait {claim.Length} caractères, pour {LongestText} au plus : raccourcissez-le."));
        }

        if (draft.Quotes.Count is 0 or > MostQuotes)
        {
            faults.Add(Faults.Of("no_quote", draft.Quotes.Count == 0
                ? "Ce constat n'a pas de citation : recopiez au moins un passage d'un retour."
                : $"Ce constat a {draft.Quotes.Count} citations, pour {MostQuotes} au plus : retirez-en."));
        }

        List<Quote> quotes = [];
        foreach (var given in draft.Quotes.Take(MostQuotes))
        {
            var (found, fault) = QuoteCheck.Find(given, corpus);
            if (found is not null)
            {
                quotes.Add(found);
            }
            else
            {
                faults.Add(fault!);
            }
        }

        if (claim.Length is > 0 and <= LongestText)
        {
            HashSet<Guid> named = [.. draft.Quotes.Select(quote => quote.Report)];
            faults.AddRange(FindingRules.Check(new(draft with { Claim = claim, Condition = PlainText.Tidy(draft.Condition) }, quotes, [.. corpus.Where(report => named.Contains(report.Id))], corpus)));
        }

        return faults.Count == 0
            ? new(new(draft.Kind, draft.Direction, PlainText.Tidy(draft.Condition), claim, quotes), null)
            : new(null, new(draft.Claim, faults));
    }

    /// <summary>Checks a proposition: it states no fact and no number.</summary>
    public static GateAnswer<Proposal> Check(ProposalDraft draft, IReadOnlyList<Finding> findings)
    {
        List<CitationFault> faults = [];
        var text = PlainText.Tidy(draft.Text) ?? "";
        if (text.Length is 0 or > LongestText)
        {
            faults.Add(Faults.Of("claim_length", text.Length == 0
                ? "La proposition est vide : écrivez une phrase."
                : $"La proposition fait {text.Length} caractères, pour {LongestText} au plus : raccourcissez-la."));
        }

        if (text.Length is > 0 and <= LongestText)
        {
            faults.AddRange(ProposalRules.Check(draft, findings));
        }

        return faults.Count == 0
            ? new(new(draft.Kind, text, draft.Kind is ProposalKind.Disagreement ? [.. draft.Findings.Distinct()] : []), null)
            : new(null, new(draft.Text, faults));
    }
}
