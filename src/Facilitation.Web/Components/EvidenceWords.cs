using Facilitation.Domain.Experiments;

namespace Facilitation.Web.Components;

/// <summary>How many reports gave which verdict, in words: it is the Action that worked or not, so the verdict stands quoted beside its count.</summary>
internal static class EvidenceWords
{
    /// <returns>« 3 « a fonctionné » », one entry a verdict that somebody gave.</returns>
    public static IEnumerable<string> InWords(this Evidence said, Texts texts)
    {
        (int Count, string Words)[] parts =
        [
            (said.Worked, "{0} « a fonctionné »"), (said.Mixed, "{0} « mitigé »"), (said.DidNotWork, "{0} « n'a pas fonctionné »"), (said.Inconclusive, "{0} « non concluant »"),
        ];
        return parts.Where(part => part.Count > 0).Select(part => texts[part.Words, part.Count]);
    }
}
