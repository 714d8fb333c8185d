using System.Text.RegularExpressions;
using Facilitation.Domain.Privacy;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>The faults of a refused sentence as they are kept: they repeat words of it, so they are masked as it is.</summary>
internal static partial class KeptFaults
{
    /// <param name="sentence">What was refused.</param>
    /// <param name="scan">What was found in its text.</param>
    public static IReadOnlyList<CitationFault> Of(RefusedSentence sentence, PrivacyScan scan)
        => [.. sentence.Faults.Select(fault => fault with { Message = scan.Safeguarding ? Repeated().Replace(fault.Message, "« … »") : Masked(fault.Message, sentence.Text, scan) })];

    // Out of its sentence a name may not be recognised again: what was masked there is masked here too.
    private static string Masked(string message, string text, PrivacyScan scan)
        => scan.Redactions.Select(found => text.Substring(found.Start, found.Length)).Where(words => words.Length > 1)
            .Aggregate(message, (said, words) => said.Replace(words, "[…]", StringComparison.Ordinal));

    [GeneratedRegex("«[^»]*»")]
    private static partial Regex Repeated();
}
