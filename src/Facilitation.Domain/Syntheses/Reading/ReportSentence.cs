namespace Facilitation.Domain.Syntheses.Reading;

/// <summary>One sentence of a passage.</summary>
/// <param name="Field">Of which part.</param>
/// <param name="Start">UTF-16 units from the start of the part.</param>
/// <param name="Text">As stored.</param>
/// <param name="Lower">As the lists have it.</param>
/// <param name="IsOrder">It tells a machine what to do: no part of what was observed.</param>
internal sealed record ReportSentence(ReportField Field, int Start, string Text, string Lower, bool IsOrder)
{
    public int End => Start + Text.Length;

    public bool Touches(QuoteSpan span) => span.Start < End && Start < span.Start + span.Length;

    public static IEnumerable<ReportSentence> Split(ReportPassage passage)
    {
        var text = passage.Text;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !Ends(text, i))
            {
                continue;
            }

            var end = Math.Min(i + 1, text.Length);
            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            if (start < end)
            {
                var words = text[start..end];
                yield return new(passage.Field, start, words, Plain.Of(words), MachineOrders.In(words));
            }

            start = end;
        }
    }

    private static bool Ends(string text, int i) => text[i] is '\n'
        || (text[i] is '.' or '!' or '?' or '…' && (i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1])) && !(text[i] == '.' && AfterInitial(text, i)));

    // « M. » and « p. » end no sentence.
    private static bool AfterInitial(string text, int dot) => dot > 0 && char.IsLetter(text[dot - 1]) && (dot == 1 || !char.IsLetter(text[dot - 2])) && text[dot - 1] is not ('à' or 'y' or 'a');
}
