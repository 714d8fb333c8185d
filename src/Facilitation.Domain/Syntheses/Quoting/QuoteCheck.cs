using Facilitation.Domain.Method;

namespace Facilitation.Domain.Syntheses.Quoting;

/// <summary>Holds a given quote against the report it names.</summary>
internal static class QuoteCheck
{
    private const int LongestQuote = 1_000;

    /// <returns>The quote, or why it is none: exactly one of the two.</returns>
    public static (Quote? Found, CitationFault? Fault) Find(GivenQuote given, IReadOnlyCollection<SourceReport> corpus)
    {
        var words = QuoteWords.Of(PlainText.Clean(given.Words));
        if (corpus.FirstOrDefault(report => report.Id == given.Report) is not { } report)
        {
            return (null, Faults.Of("unknown_report", $"Pour la citation {Shown(given)}, aucun retour n'est choisi, ou ce retour n'est pas une source de cette synthèse : choisissez le retour d'où viennent ces mots."));
        }

        if (words.IsEmpty)
        {
            return (null, Faults.Of("quote_short", "Une citation est vide : recopiez au moins quatre mots du retour."));
        }

        if (words.Length > LongestQuote)
        {
            return (null, Faults.Of("quote_too_long", $"La citation {Shown(given)} est trop longue ({words.Length} caractères, pour {LongestQuote} au plus) : gardez la phrase qui porte le constat."));
        }

        if (!words.PartsAreLong)
        {
            return (null, Faults.Of("quote_short", $"La citation {Shown(given)} est faite de morceaux trop courts : autour de « […] », recopiez au moins trois mots de suite."));
        }

        if (ReadReport.Of(report).Find(words) is not { } found)
        {
            return (null, NotFound(given, words, report, corpus));
        }

        return words.IsLong || (found.Spans.Count == 1 && IsWhole(found.Passage.Text, found.Spans[0]))
            ? (new(report.Id, found.Passage.Field, found.Spans, Words(found.Passage.Text, found.Spans)), null)
            : (null, Faults.Of("quote_short", $"La citation {Shown(given)} est trop courte pour être une source : recopiez au moins quatre mots de suite, ou la phrase entière."));
    }

    private static CitationFault NotFound(GivenQuote given, QuoteWords words, SourceReport report, IReadOnlyCollection<SourceReport> corpus)
    {
        if (words.IsLong && corpus.Any(other => other.Id != report.Id && ReadReport.Of(other).Find(words) is not null))
        {
            return Faults.Of("quote_elsewhere", $"La citation {Shown(given)} ne se trouve pas dans le retour indiqué, mais dans un autre : corrigez le retour cité.");
        }

        return Faults.Of("quote_not_found", NearestSentence.To(given.Words, report) is { } nearest
            ? $"La citation {Shown(given)} n'est pas mot pour mot dans ce retour. Passage le plus proche : « {nearest} ». Recopiez-le sans rien changer, ou retirez la citation."
            : $"La citation {Shown(given)} ne se trouve pas dans ce retour : recopiez ses mots sans rien changer, ou retirez la citation.");
    }

    private static string Words(string text, IReadOnlyList<QuoteSpan> spans)
        => string.Join(" […] ", spans.Select(span => text.Substring(span.Start, span.Length)));

    /// <summary>A whole sentence, or all that a field says.</summary>
    private static bool IsWhole(string text, QuoteSpan span)
    {
        var (before, after) = (span.Start - 1, span.Start + span.Length);
        while (before >= 0 && (text[before] is ' ' or '\u00A0' or '\u202F' or '\t' || IsQuotation(text[before]) || text[before] is '-' or '–' or '—' or '•'))
        {
            before--;
        }

        while (after < text.Length && (text[after] is ' ' or '\u00A0' or '\u202F' or '\t' || IsQuotation(text[after])))
        {
            after++;
        }

        return (before < 0 || text[before] is '.' or '!' or '?' or '…' or '\n' or '\r') && (after >= text.Length || text[after] is '.' or '!' or '?' or '…' or '\n' or '\r');
    }

    private static bool IsQuotation(char c) => c is '«' or '»' or '"' or '“' or '”';

    private static string Shown(GivenQuote given)
        => given.Words.Trim() is var words && words.Length > 80 ? $"« {words[..78].TrimEnd()}… »" : $"« {words} »";
}
