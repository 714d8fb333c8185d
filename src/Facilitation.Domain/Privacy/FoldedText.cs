using System.Text;

namespace Facilitation.Domain.Privacy;

/// <summary>
/// A text in the form rules read: no accents, straight apostrophes, single spaces, lower case, and beside it the same with its case.
/// Every place keeps its way back to the text as typed, so a rule never has to know about combining marks, ligatures or no-break spaces.
/// </summary>
internal sealed class FoldedText
{
    /// <summary>Stands for each character of a mask that is already there; no rule can match across it.</summary>
    public const char MaskMark = '\u0001';

    private readonly int[] _starts;

    public FoldedText(string original)
    {
        var cased = new StringBuilder(original.Length + 8);
        var starts = new List<int>(original.Length + 8);
        var breaks = new List<int>();
        for (var i = 0; i < original.Length; i++)
        {
            var c = original[i];
            if (c is '\n' or '\r')
            {
                breaks.Add(cased.Length);
            }

            foreach (var folded in Folding.Fold(c))
            {
                if (folded == ' ' && cased.Length > 0 && cased[^1] == ' ')
                {
                    continue;
                }

                cased.Append(folded);
                starts.Add(i);
            }
        }

        starts.Add(original.Length);
        _starts = [.. starts];
        Cased = MaskNames.Blank(cased.ToString());
        Lower = Cased.ToLowerInvariant();
        var letters = Cased.Count(char.IsLetter);
        Shouted = letters > 12 && Cased.Count(char.IsUpper) > 0.6 * letters;
        Words = Word.Split(this, breaks);
        Sentences = Sentence.Split(this, breaks);
    }

    /// <summary>Folded, with its case.</summary>
    public string Cased { get; }

    /// <summary>Folded, in lower case; same places as <see cref="Cased"/>.</summary>
    public string Lower { get; }

    /// <summary>Written in capitals, so that they tell nothing.</summary>
    public bool Shouted { get; }

    public IReadOnlyList<Word> Words { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Which sentence holds this place; the last one beyond the end.</summary>
    public int SentenceAt(int place)
    {
        var (low, high) = (0, Sentences.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = place < Sentences[middle].End ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>The same span in the text as typed, in UTF-16 units; marks that follow a letter belong to it.</summary>
    public (int Start, int End) ToOriginal(int start, int end)
    {
        var last = end;
        while (last < _starts.Length - 1 && last > 0 && _starts[last] == _starts[last - 1])
        {
            last++; // The end falls inside a ligature: the whole letter goes.
        }

        return (_starts[start], _starts[last]);
    }
}
