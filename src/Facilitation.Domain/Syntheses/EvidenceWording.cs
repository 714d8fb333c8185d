using Facilitation.Domain.Experiments;
using Facilitation.Domain.Method;

namespace Facilitation.Domain.Syntheses;

/// <summary>How many reports say something, in words that do not claim more than so few reports can: written by code, never by a model.</summary>
public static class EvidenceWording
{
    /// <summary>Below this many reports a share in percent would look exact and is not.</summary>
    public const int FewestForShare = 10;

    private static readonly string[] French = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];
    private static readonly string[] English = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>« un seul retour », « deux retours sur trois », « 12 retours sur 20, soit 60 % ».</summary>
    /// <param name="cited">How many reports a finding cites, 0 or more.</param>
    /// <param name="evidence">Out of how many that count as evidence, at least as many.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public static string Count(int cited, int evidence, string language)
    {
        evidence = Math.Max(cited, evidence);
        var share = evidence >= FewestForShare && cited > 0 && cited < evidence ? (int)Math.Round(100.0 * cited / evidence, MidpointRounding.AwayFromZero) : (int?)null;
        return language == "en" ? InEnglish(cited, evidence, share) : Typography.French(InFrench(cited, evidence, share));
    }

    /// <summary>The same for a finding, counting each cited report once and only those that are evidence.</summary>
    public static string Count(Finding finding, IReadOnlyCollection<SourceReport> reports, string language)
    {
        var evidence = reports.Where(report => ReportEvidence.Of(report).Counts).Select(report => report.Id).ToHashSet();
        return Count(finding.Quotes.Select(quote => quote.Report).Distinct().Count(evidence.Contains), evidence.Count, language);
    }

    /// <summary>A verdict as people read it: « a fonctionné ».</summary>
    public static string Of(ReportStance? stance, string language) => (stance, language == "en") switch
    {
        (ReportStance.Worked, false) => "a fonctionné",
        (ReportStance.Mixed, false) => "mitigé",
        (ReportStance.DidNotWork, false) => "n'a pas fonctionné",
        (ReportStance.Inconclusive, false) => "non concluant",
        (null, false) => "bilan non précisé",
        (ReportStance.Worked, true) => "worked",
        (ReportStance.Mixed, true) => "mixed",
        (ReportStance.DidNotWork, true) => "did not work",
        (ReportStance.Inconclusive, true) => "inconclusive",
        _ => "no verdict given",
    };

    /// <summary>A report's verdict; both, where the one kept is not its author's.</summary>
    public static string Verdict(SourceReport report, string language)
    {
        if (report.DeclaredStance is not { } declared || report.RetainedStance is not { } retained || declared == retained)
        {
            return Of(report.Stance, language);
        }

        return language == "en"
            ? $"{Of(retained, language)} (its author said: {Of(declared, language)})"
            : Typography.French($"{Of(retained, language)} (selon son auteur·rice : {Of(declared, language)})");
    }

    private static string InFrench(int cited, int evidence, int? share) => (cited, evidence) switch
    {
        (0, _) => "aucun retour",
        (1, 1) => "un seul retour",
        (1, _) => $"un seul retour sur {Word(evidence, French)}",
        _ when cited == evidence => $"les {Word(cited, French)} retours",
        _ => $"{Word(cited, French)} retours sur {Word(evidence, French)}{(share is { } percent ? $", soit {percent}\u202F%" : "")}",
    };

    private static string InEnglish(int cited, int evidence, int? share) => (cited, evidence) switch
    {
        (0, _) => "no report",
        (1, 1) => "a single report",
        (1, _) => $"a single report out of {Word(evidence, English)}",
        (2, 2) => "both reports",
        _ when cited == evidence => $"all {Word(cited, English)} reports",
        _ => $"{Word(cited, English)} reports out of {Word(evidence, English)}{(share is { } percent ? $", or {percent}%" : "")}",
    };

    private static string Word(int number, string[] words)
        => number < words.Length ? words[number] : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
