namespace Facilitation.Domain.Method;

/// <summary>A text cut into the sentences of its author, each with its own end mark.</summary>
public static class Sentences
{
    /// <param name="text">As written.</param>
    /// <returns>The sentences in order, each word for word as it stands in the text, without the space around it.</returns>
    public static IReadOnlyList<string> Of(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        var insideQuote = false;
        for (var i = 0; i < text.Length; i++)
        {
            insideQuote = text[i] switch { '«' => true, '»' => false, _ => insideQuote };
            var breaks = text[i] == '\n' || (!insideQuote && text[i] is '.' or '!' or '?' or '…' && EndsHere(text, i));
            if (breaks)
            {
                Add(i + 1);
            }
        }

        Add(text.Length);
        return sentences;

        void Add(int end)
        {
            if (text[start..end].Trim() is { Length: > 0 } sentence && sentence.Any(char.IsLetterOrDigit))
            {
                sentences.Add(sentence);
            }

            start = end;
        }
    }

    private static bool EndsHere(string text, int i) => i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]);
}
