using Facilitation.Domain.Privacy;

namespace Facilitation.Agents.Synthesising.Asking;

/// <summary>What leaves for a model in one question: every text passes the scan, and what it masks is counted.</summary>
internal sealed class Outgoing
{
    /// <summary>How many spans were masked.</summary>
    public int MaskedCount { get; private set; }

    /// <summary>A text may reveal a child in danger: nothing of this leaves.</summary>
    public bool Safeguarding { get; private set; }

    public string Text(string text)
    {
        var scan = PrivacyScanner.Scan(text);
        MaskedCount += scan.Redactions.Count;
        Safeguarding |= scan.Safeguarding;
        return scan.Masked;
    }

    public string? Optional(string? text) => text is null ? null : Text(text);

    public GuardedReport Report(GuardedReport report)
    {
        MaskedCount += report.MaskedCount;
        Safeguarding |= report.Safeguarding;
        return report;
    }
}
