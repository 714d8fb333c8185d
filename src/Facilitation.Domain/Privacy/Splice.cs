using System.Text;

namespace Facilitation.Domain.Privacy;

/// <summary>Puts masks into a text and brings places of a masked text back to the text as typed.</summary>
internal static class Splice
{
    /// <summary>The text with every redaction applied; they are in order and do not overlap.</summary>
    public static string Apply(string text, IReadOnlyList<Redaction> redactions)
    {
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var redaction in redactions)
        {
            masked.Append(text, at, redaction.Start - at).Append(redaction.Mask);
            at = redaction.Start + redaction.Length;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Adds what was found in the text that the first redactions made; what touches one of them grows it.</summary>
    public static List<Redaction> Add(string text, IReadOnlyList<Redaction> before, FoldedText masked, IReadOnlyList<Finding> found)
    {
        var all = new List<Redaction>(before);
        foreach (var finding in found)
        {
            var (start, end) = masked.ToOriginal(finding.Start, finding.End);
            var from = ToTyped(before, start, atEnd: false);
            var to = Math.Min(ToTyped(before, end, atEnd: true), text.Length);
            var redaction = new Redaction(finding.Kind, from, to - from, finding.Mask);
            var touched = all.FindAll(r => r.Start < to && from < r.Start + r.Length);
            foreach (var old in touched)
            {
                all.Remove(old);
                var first = Math.Min(old.Start, redaction.Start);
                var last = Math.Max(old.Start + old.Length, redaction.Start + redaction.Length);
                redaction = redaction with { Start = first, Length = last - first };
            }

            if (redaction.Length > 0)
            {
                all.Add(redaction);
            }
        }

        all.Sort((a, b) => a.Start.CompareTo(b.Start));
        return all;
    }

    private static int ToTyped(IReadOnlyList<Redaction> redactions, int place, bool atEnd)
    {
        var shift = 0; // typed place = masked place + shift, outside of masks
        foreach (var redaction in redactions)
        {
            var maskStart = redaction.Start - shift;
            if (place < maskStart || (place == maskStart && atEnd))
            {
                break;
            }

            var maskEnd = maskStart + redaction.Mask.Length;
            if (place < maskEnd)
            {
                return place == maskStart && !atEnd ? redaction.Start : atEnd ? redaction.Start + redaction.Length : redaction.Start;
            }

            shift += redaction.Length - redaction.Mask.Length;
        }

        return place + shift;
    }
}
