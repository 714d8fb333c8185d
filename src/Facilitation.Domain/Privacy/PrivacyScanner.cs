namespace Facilitation.Domain.Privacy;

/// <summary>The one scan every text passes before it is stored, indexed or sent (DESIGN 2.3).</summary>
public static class PrivacyScanner
{
    /// <summary>Finds personal data and signs of a child in danger, and masks the former.</summary>
    /// <param name="text">As typed, up to 20,000 characters, in French or English.</param>
    /// <param name="keep">Spans the author refuses to have masked; ignored for minors and contact data.</param>
    public static PrivacyScan Scan(string text, IReadOnlyList<KeptSpan>? keep = null) => new(text, [], [], false, false);
}
