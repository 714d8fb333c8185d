using Facilitation.Domain.Syntheses.Quantities;
using Facilitation.Domain.Syntheses.Reading;

namespace Facilitation.Domain.Syntheses.Rules;

/// <summary>A sentence with what it rests on, in the form the rules read.</summary>
internal sealed class Claim
{
    private readonly Lazy<IReadOnlyList<Quantity>> _numbers;
    private readonly Lazy<Outcome> _says, _heard;
    private readonly IReadOnlyCollection<SourceReport> _corpus;

    public Claim(FindingDraft draft, IReadOnlyList<Quote> quotes, IReadOnlyList<SourceReport> cited, IReadOnlyCollection<SourceReport> corpus)
    {
        Draft = draft;
        _corpus = corpus;
        Text = draft.Claim;
        Condition = draft.Condition;
        Lower = Plain.Of(draft.Claim);
        ConditionLower = Plain.Of(draft.Condition ?? "");
        Quotes = quotes;
        Cited = [.. cited.Select(report => new CitedReport(report, [.. quotes.Where(quote => quote.Report == report.Id)]))];
        QuoteWords = Plain.Of(string.Join(" . ", quotes.Select(quote => quote.Words)));
        QuoteSentences = string.Join(' ', Cited.SelectMany(report => report.QuoteSentences).Select(sentence => sentence.Lower));
        Around = string.Join(' ', Cited.SelectMany(report => report.Around).Select(sentence => sentence.Lower));
        _says = new(() => Outcome.Of(Lower));
        _heard = new(() => Outcome.Of(QuoteWords) is { IsSilent: false } quoted ? quoted : Outcome.Of(Cited.SelectMany(report => report.Places.Where(place => !report.Text.Sentences[place].IsOrder).Select(place => report.Text.OutcomeOf(place)))));
        _numbers = new(() => QuantityReader.Read(Lower));
    }

    public FindingDraft Draft { get; }

    public string Text { get; }

    public string? Condition { get; }

    /// <summary>The claim as the lists have it.</summary>
    public string Lower { get; }

    public string ConditionLower { get; }

    /// <summary>Those that were found.</summary>
    public IReadOnlyList<Quote> Quotes { get; }

    /// <summary>The reports that the draft names and that exist.</summary>
    public IReadOnlyList<CitedReport> Cited { get; }

    /// <summary>The quotes' own words.</summary>
    public string QuoteWords { get; }

    /// <summary>The whole sentences that the quotes stand in: what was cut off counts too.</summary>
    public string QuoteSentences { get; }

    /// <summary>These, with the sentence before and behind each.</summary>
    public string Around { get; }

    /// <summary>What the claim says of how things went.</summary>
    public Outcome Says => _says.Value;

    /// <summary>What the quotes say of it; where they are silent, the whole sentences they stand in.</summary>
    public Outcome Heard => _heard.Value;

    public IReadOnlyList<Quantity> Numbers => _numbers.Value;

    /// <summary>Words of the lists' form as the author wrote them, accents and all.</summary>
    public string Written(string plain) => WrittenWords.Find(plain, Text) ?? WrittenWords.Find(plain, Condition ?? "") ?? plain;

    /// <summary>The reports of the inquiry that are not cited.</summary>
    public IEnumerable<SourceReport> Others => _corpus.Where(report => Cited.All(cited => cited.Report.Id != report.Id));

    /// <summary>At least two reports that are not cited speak of this: it is what the inquiry is about.</summary>
    public bool IsTopic(string stem) => Others.Count(report => ReportText.Of(report).AllStems.Contains(stem)) >= 2;

    public bool IsEffect => Draft.Kind is FindingKind.Effect;
}

/// <summary>A report with the places that are quoted from it.</summary>
internal sealed class CitedReport
{
    public CitedReport(SourceReport report, IReadOnlyList<Quote> quotes)
    {
        Report = report;
        Text = ReportText.Of(report);
        Places = [.. quotes.SelectMany(Text.PlacesOf).Distinct().Order()];
        Near = [.. Places.SelectMany(place => new[] { place - 1, place, place + 1 }).Where(place => place >= 0 && place < Text.Sentences.Count).Distinct().Order()];
    }

    public SourceReport Report { get; }

    public ReportText Text { get; }

    /// <summary>The sentences that quotes stand in.</summary>
    public IReadOnlyList<int> Places { get; }

    /// <summary>These and their neighbours.</summary>
    public IReadOnlyList<int> Near { get; }

    public IEnumerable<ReportSentence> QuoteSentences => Places.Select(place => Text.Sentences[place]).Where(sentence => !sentence.IsOrder);

    public IEnumerable<ReportSentence> Around => Near.Select(place => Text.Sentences[place]).Where(sentence => !sentence.IsOrder);
}
