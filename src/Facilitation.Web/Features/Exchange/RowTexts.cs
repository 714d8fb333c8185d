using Facilitation.Domain.Privacy;

namespace Facilitation.Web.Features.Exchange;

/// <summary>The words of one row, masked together: a first name and a class may stand in two fields.</summary>
internal sealed class RowTexts
{
    /// <summary>The longest text the scanner takes.</summary>
    private const int MaxTotal = 20_000;

    // A mask can make its neighbour recognisable as more than it was; three rounds settle a text or nothing does. What comes out is
    // a text in which the scanner finds nothing, so that an exported row is imported as it stands.
    private const int MaxRounds = 3;

    private readonly Dictionary<string, Slot> _slots;

    private RowTexts(List<Slot> slots) => _slots = slots.ToDictionary(slot => slot.Name, StringComparer.Ordinal);

    public int MaskedCount => _slots.Values.Sum(slot => slot.Masks.Count);

    /// <returns>The masked words of a slot; <see langword="null"/> when it holds none.</returns>
    public string? At(string slot) => _slots.GetValueOrDefault(slot)?.Words is { Length: > 0 } words ? words : null;

    /// <returns>The masks as they stand in the words of a slot.</returns>
    public IReadOnlyList<Redaction> MasksAt(string slot) => _slots.GetValueOrDefault(slot)?.Masks ?? [];

    /// <exception cref="Domain.RuleBrokenException">The row may reveal a child in danger, a person stays recognisable, or it is too long to be checked.</exception>
    public static RowTexts Mask(IEnumerable<(string Slot, string Words)> texts)
    {
        var slots = texts.Select(text => new Slot(text.Slot, text.Words, [])).ToList();
        for (var round = 0; round <= MaxRounds; round++)
        {
            var whole = string.Join('\n', slots.Select(slot => slot.Words));
            if (whole.Length > MaxTotal)
            {
                throw RowReader.Refusal("length", $"les textes de la ligne font {whole.Length} caractères, pour {MaxTotal} au plus");
            }

            var scan = PrivacyScanner.Scan(whole);
            if (scan.Safeguarding)
            {
                throw RowReader.Refusal("safeguarding", "le texte évoque peut-être un enfant en danger\u00A0: il ne s'importe pas\u00A0; suivez la voie d'alerte (direction, 119)");
            }

            if (scan.HasUnmaskedPerson)
            {
                break;
            }

            if (scan.Redactions.Count == 0)
            {
                return new(slots);
            }

            slots = Apply(slots, scan.Redactions);
        }

        throw RowReader.Refusal("person", "une personne reste reconnaissable malgré le masquage\u00A0; retirez son nom du texte");
    }

    private static List<Slot> Apply(List<Slot> slots, IReadOnlyList<Redaction> redactions)
    {
        var applied = new List<Slot>(slots.Count);
        var start = 0;
        foreach (var slot in slots)
        {
            var masked = slot;

            // From the end, so that the offsets before stay true. A span that runs over the end of a field is masked in each of them.
            foreach (var redaction in redactions.Where(redaction => redaction.Start < start + slot.Words.Length && redaction.Start + redaction.Length > start).Reverse())
            {
                var from = Math.Max(redaction.Start - start, 0);
                var to = Math.Min(redaction.Start + redaction.Length - start, slot.Words.Length);
                masked = masked.With(redaction, from, to);
            }

            applied.Add(masked.Trim());
            start += slot.Words.Length + 1;
        }

        return applied;
    }

    private sealed record Slot(string Name, string Words, IReadOnlyList<Redaction> Masks)
    {
        public Slot With(Redaction redaction, int from, int to)
        {
            var shift = redaction.Mask.Length - (to - from);
            return this with
            {
                Words = string.Concat(Words.AsSpan(0, from), redaction.Mask, Words.AsSpan(to)),
                Masks = [.. Masks.Where(mask => mask.Start + mask.Length <= from), redaction with { Start = from, Length = redaction.Mask.Length },
                    .. Masks.Where(mask => mask.Start >= to).Select(mask => mask with { Start = mask.Start + shift })],
            };
        }

        public Slot Trim()
        {
            var lead = Words.Length - Words.TrimStart().Length;
            return this with { Words = Words.Trim(), Masks = [.. Masks.Select(mask => mask with { Start = mask.Start - lead })] };
        }
    }
}
