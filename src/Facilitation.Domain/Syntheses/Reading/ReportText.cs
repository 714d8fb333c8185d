using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Facilitation.Domain.Syntheses.Quantities;
using Facilitation.Domain.Syntheses.Rules;

namespace Facilitation.Domain.Syntheses.Reading;

/// <summary>What a report says, sentence by sentence, in the form rules read; read once for each report and forgotten with it.</summary>
internal sealed class ReportText
{
    private static readonly ConditionalWeakTable<SourceReport, ReportText> Known = [];

    private readonly Lazy<IReadOnlySet<string>> _stems;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<Quantity>>> _quantities;
    private readonly ConcurrentDictionary<int, Outcome> _outcomes = new();
    private readonly ConcurrentDictionary<int, IReadOnlyList<Trend.Pair>> _pairs = new();
    private readonly Lazy<IReadOnlySet<string>> _contexts;
    private readonly ConcurrentDictionary<string, bool> _spoken = new(StringComparer.Ordinal);

    private ReportText(SourceReport report)
    {
        Sentences = [.. report.Passages.SelectMany(ReportSentence.Split)];
        Fields = Plain.Of($"{(report.Level is { } level ? WireName.Of(level) : "")} {report.Grade} . {report.Subject} . {report.Setting}");
        Told = string.Join(' ', Sentences.Where(sentence => !sentence.IsOrder).Select(sentence => sentence.Lower));
        _stems = new(() => Stems.AllOf($"{Told} {Fields}"));
        _contexts = new(() => Grades.Of(report));
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

    /// <summary>What a sentence says of how things went.</summary>
    public Outcome OutcomeOf(int place) => _outcomes.GetOrAdd(place, at => Outcome.Of(Sentences[at].Lower));

    /// <summary>The evolutions that a sentence states outright.</summary>
    public IReadOnlyList<Trend.Pair> PairsOf(int place) => _pairs.GetOrAdd(place, at => Trend.Pairs(Sentences[at].Lower, NumbersOf[at]));

    /// <summary>The grades, levels and subjects it is about.</summary>
    public IReadOnlySet<string> Contexts => _contexts.Value;

    /// <summary>Whether it speaks of this, in any words.</summary>
    public bool Knows(string stem) => _spoken.GetOrAdd(stem, (word, stems) => Stems.Related(word, stems), AllStems);

    public static ReportText Of(SourceReport report) => Known.GetValue(report, static report => new(report));

    /// <summary>The places of the sentences that a quote stands in.</summary>
    public IEnumerable<int> PlacesOf(Quote quote)
        => Enumerable.Range(0, Sentences.Count).Where(i => Sentences[i].Field == quote.Field && quote.Spans.Any(Sentences[i].Touches));
}
