using Facilitation.Domain;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A finding as a form holds it. What was typed comes back whatever the gate says of it.</summary>
[ValidateNever]
internal sealed class FindingForm
{
    internal const int MostQuotes = 4;

    public string? Claim { get; set; }
    public string? Condition { get; set; }
    public string? Kind { get; set; }
    public string? Direction { get; set; }
    public List<QuoteForm> Quotes { get; set; } = [];

    /// <param name="finding">One whose sources hold.</param>
    public static FindingForm From(ShownFinding finding) => new()
    {
        Claim = finding.Verified?.Claim,
        Condition = finding.Verified?.Condition,
        Kind = WireName.Of(finding.Stored.Draft.Kind),
        Direction = WireName.Of(finding.Stored.Draft.Direction),
        Quotes = [.. (finding.Verified?.Quotes ?? []).Select(quote => new QuoteForm { Report = quote.Report, Words = quote.Words })],
    };

    public FindingDraft ToDraft() => new(
        WireName.Parse<FindingKind>(Kind) ?? FindingKind.Effect,
        WireName.Parse<FindingDirection>(Direction) ?? FindingDirection.Mixed,
        PlainText.Tidy(Condition.Typed()),
        Claim.Typed() ?? "",
        [.. Quotes.Where(quote => !string.IsNullOrWhiteSpace(quote.Words)).Select(quote => new GivenQuote(quote.Report ?? Guid.Empty, quote.Words.Typed()!.Trim().Trim('«', '»', '“', '”', '"').Trim()))]);

    /// <summary>One empty place more for a quote, as long as there is room.</summary>
    public void MakeRoom()
    {
        Quotes.RemoveAll(quote => string.IsNullOrWhiteSpace(quote.Words));
        if (Quotes.Count < MostQuotes)
        {
            Quotes.Add(new());
        }
    }
}

/// <summary>A quote as a form holds it.</summary>
internal sealed class QuoteForm
{
    public Guid? Report { get; set; }
    public string? Words { get; set; }
}
