using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;

namespace Facilitation.Domain.Syntheses.Reading;

/// <summary>Reads in a report whether the action was carried out and whether anything was observed.</summary>
internal static partial class EvidenceReader
{
    // Fewer words than these, once praise and plans are left out, tell nothing that was observed.
    private const int FewestStems = 4;
    private const int FewestWithoutPraise = 2;
    private const int FewStems = 9;

    private static readonly ConditionalWeakTable<SourceReport, ReportEvidence> Known = [];

    public static ReportEvidence Read(SourceReport report) => Known.GetValue(report, static report => Judge(report));

    /// <summary>Praise and nothing else: « Super, à refaire ! ».</summary>
    public static bool IsPraise(string lower) => Phrasebook.Of("evidence")["enthusiasm"] is var praise && praise.In(lower) && Stems.Of(praise.Blank(lower)).Count + (NumberReader.Read(lower).Any() ? 2 : 0) < (lower.Contains("!!", StringComparison.Ordinal) ? FewestStems : 2);

    private static ReportEvidence Judge(SourceReport report)
    {
        var book = Phrasebook.Of("evidence");
        var sentences = ReportText.Of(report).Sentences.Where(sentence => !sentence.IsOrder).ToList();
        var told = sentences.Sum(sentence => Told(sentence.Lower, book));
        if (NotDone(sentences, book, told) is { } notDone)
        {
            return Because(EvidenceStatus.NotCarriedOut, "L'action n'a pas été menée, ou pas comme elle est décrite : ce retour n'est ni une réussite ni un échec.", notDone);
        }

        if (report.Stance is ReportStance.Inconclusive)
        {
            return Because(EvidenceStatus.Inconclusive, report.RetainedStance is null ? "Son auteur·rice l'a déclaré non concluant." : "Il a été retenu comme non concluant.", sentences.FirstOrDefault(sentence => book["inconclusive"].In(sentence.Lower)));
        }

        if (told < (sentences.Exists(sentence => book["enthusiasm"].In(sentence.Lower)) ? FewestStems : FewestWithoutPraise))
        {
            return Because(EvidenceStatus.TooThin, "Ce retour raconte trop peu ce qui a été observé : son auteur·rice peut le compléter.", sentences.FirstOrDefault());
        }

        return sentences.FirstOrDefault(sentence => book["inconclusive"].In(sentence.Lower)) is { } open && !Measured(sentences, open)
            ? Because(EvidenceStatus.Inconclusive, "Le retour dit lui-même qu'on ne peut pas conclure.", open)
            : new(EvidenceStatus.Evidence, "", null, null, null);
    }

    private static ReportSentence? NotDone(List<ReportSentence> sentences, Phrasebook book, int told)
    {
        foreach (var sentence in sentences)
        {
            if (book["not-done"].Find(sentence.Lower).Any(at => !IsPartial(sentence.Lower, at, book))
                || book["not-done-it"].Find(sentence.Lower).Any(at => !IsPartial(sentence.Lower, at, book) && !book["another-way"].In(sentence.Lower[..at.Start])))
            {
                return sentence;
            }

            if (book["one-try"].Find(sentence.Lower).Any(at => OneOfMany(sentence.Lower[at.Start..at.End])) && told < 2 * FewStems)
            {
                return sentence;
            }
        }

        // « Je n'ai pas eu le temps de garder les dix minutes, donc … »: what was missing is all that is told.
        var lost = sentences.FirstOrDefault(sentence => book["core-lost"].In(sentence.Lower));
        if (lost is not null && sentences.Where(sentence => sentence != lost).Sum(sentence => Told(sentence.Lower, book)) < FewestStems && !book["partial"].In(lost.Lower) && !But().IsMatch(lost.Lower))
        {
            return lost;
        }

        var plan = sentences.FirstOrDefault(sentence => book["plan"].In(sentence.Lower));
        return plan is not null && sentences.Where(sentence => !book["plan"].In(sentence.Lower)).Sum(sentence => Told(sentence.Lower, book)) < FewestStems
            && !sentences.Any(sentence => book["observation"].In(sentence.Lower)) ? plan : null;
    }

    // « Je ne l'ai pas menée jusqu'au bout », « la première fois je n'ai pas pu, mais ensuite … »: something was done.
    private static bool IsPartial(string lower, (int Start, int End) at, Phrasebook book)
        => book["partial"].In(lower) || But().IsMatch(lower[Math.Min(at.End, lower.Length)..]);

    // One try out of six shows little; one out of two is half of it.
    private static bool OneOfMany(string phrase) => NumberReader.Read(phrase).Select(stated => stated.Value).DefaultIfEmpty(0).Max() >= 3;

    /// <summary>How many words tell something, once praise and plans are left out.</summary>
    private static int Told(string lower, Phrasebook book) => Stems.Of(book["plan"].Blank(book["enthusiasm"].Blank(lower))).Count + (NumberReader.Read(lower).Any() ? 1 : 0);

    // Figures before and after outweigh an author's modesty about them.
    private static bool Measured(List<ReportSentence> sentences, ReportSentence open)
        => sentences.Where(sentence => sentence != open).Sum(sentence => NumberReader.Read(sentence.Text).Count(stated => stated.Value > 2)) >= 3;

    private static ReportEvidence Because(EvidenceStatus status, string reason, ReportSentence? sentence)
        => new(status, Typography.French(reason), sentence?.Field, sentence is null ? null : new QuoteSpan(sentence.Start, sentence.Text.Length), sentence?.Text);

    [GeneratedRegex(@"\b(?:mais|cependant|toutefois|en revanche|par contre|sauf|but|however|except)\b")]
    private static partial Regex But();
}
