using System.Runtime.CompilerServices;
using Facilitation.Domain.Syntheses.Quantities;

namespace Facilitation.Domain.Syntheses.Reading;

/// <summary>What a report says, sentence by sentence, in the form rules read; read once for each report and forgotten with it.</summary>
internal sealed class ReportText
{
    private static readonly ConditionalWeakTable<SourceReport, ReportText> Known = [];

    private readonly Lazy<IReadOnlySet<string>> _stems;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<Quantity>>> _quantities;

    private ReportText(SourceReport report)
    {
        Sentences = [.. report.Passages.SelectMany(ReportSentence.Split)];
        Fields = Plain.Of($"{(report.Level is { } level ? WireName.Of(level) : "")} {report.Grade} . {report.Subject} . {report.Setting}");
        Told = string.Join(' ', Sentences.Where(sentence => !sentence.IsOrder).Select(sentence => sentence.Lower));
        _stems = new(() => Stems.AllOf($"{Told} {Fields}"));
        _quantities = new(() => [.. Sentences.Select(sentence => sentence.IsOrder ? [] : QuantityReader.Read(sentence.Lower))]);
    }

    public IReadOnlyList<ReportSentence> Sentences { get; }

    /// <summary>Level, grade, subject and setting, as the lists have them.</summary>
    public string Fields { get; }

    /// <summary>All it tells, without orders to machines.</summary>
    public string Told { get; }

    /// <summary>The stems of all it tells and of its fields.</summary>
    public IReadOnlySet<string> AllStems => _stems.Value;

    /// <summary>The numbers of each sentence.</summary>
    public IReadOnlyList<IReadOnlyList<Quantity>> NumbersOf => _quantities.Value;

    public static ReportText Of(SourceReport report) => Known.GetValue(report, static report => new(report));

    /// <summary>The places of the sentences that a quote stands in.</summary>
    public IEnumerable<int> PlacesOf(Quote quote)
        => Enumerable.Range(0, Sentences.Count).Where(i => Sentences[i].Field == quote.Field && quote.Spans.Any(Sentences[i].Touches));
}
