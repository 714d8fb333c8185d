namespace Facilitation.Domain.Privacy;

/// <summary>Scans the fields of one form together: a first name may stand in one of them and the class in another.</summary>
public static class FieldScanner
{
    /// <summary>Tidies and masks fields as one text.</summary>
    /// <param name="fields">In the order they are read; together up to 20,000 characters.</param>
    /// <param name="keep">Spans the author refuses to have masked, with offsets into the fields as typed.</param>
    public static FieldScan Scan(IReadOnlyList<TypedField> fields, IReadOnlyList<KeptField> keep)
    {
        var places = new List<Place>();
        var start = 0;
        foreach (var field in fields)
        {
            var place = Place.Of(field, start);
            if (place.Text.Length > 0)
            {
                places.Add(place);
                start += place.Text.Length + 1;
            }
        }

        var scan = PrivacyScanner.Scan(string.Join('\n', places.Select(place => place.Text)), [.. places.SelectMany(place => place.Find(keep))]);
        var shown = places.ConvertAll(place => place.Mask(scan.Redactions));
        return new(
            shown.ToDictionary(field => field.Field, field => field.Text, StringComparer.Ordinal),
            [.. shown.SelectMany(field => field.Typed)],
            [.. shown.SelectMany(field => field.Stored)],
            [.. places.SelectMany(place => place.Mask(scan.Kept).Typed)],
            scan.Safeguarding,
            scan.HasUnmaskedPerson);
    }

    /// <summary>A field's tidied words: where they stand in the joined text, and where each of their characters was typed.</summary>
    private sealed record Place(string Field, string Text, int Start, int[] Origin)
    {
        public static Place Of(TypedField field, int start)
        {
            var clean = PlainText.Clean(field.Typed);
            var kept = new List<int>(clean.Length);
            for (var i = 0; i < clean.Length; i++)
            {
                if (clean[i] != '\r' || i + 1 == clean.Length || clean[i + 1] != '\n')
                {
                    kept.Add(i);
                }
            }

            // What is left differs in length from the words as typed by line breaks and the space around them only.
            var whole = clean.ReplaceLineEndings("\n");
            var text = whole.Trim();
            var lead = whole.Length - whole.TrimStart().Length;
            return new(field.Field, text, start, [.. kept.Skip(lead).Take(text.Length)]);
        }

        public IEnumerable<KeptSpan> Find(IReadOnlyList<KeptField> keep)
            => keep.Where(span => span.Field == Field && span.Length > 0)
                .Select(span => (From: Array.FindIndex(Origin, typed => typed >= span.Start), To: Array.FindLastIndex(Origin, typed => typed < span.Start + (long)span.Length)))
                .Where(span => span.From >= 0 && span.To >= span.From)
                .Select(span => new KeptSpan(Start + span.From, span.To - span.From + 1));

        // A span that runs over the end of a field is masked in each of them.
        public (string Field, string Text, List<FieldRedaction> Typed, List<FieldRedaction> Stored) Mask(IReadOnlyList<Redaction> redactions)
        {
            var own = redactions.Where(redaction => redaction.Start < Start + Text.Length && redaction.Start + redaction.Length > Start)
                .Select(redaction => redaction with { Start = Math.Max(redaction.Start - Start, 0), Length = Math.Min(redaction.Start + redaction.Length - Start, Text.Length) - Math.Max(redaction.Start - Start, 0) })
                .ToList();
            var (typed, stored, shift) = (new List<FieldRedaction>(), new List<FieldRedaction>(), 0);
            foreach (var redaction in own)
            {
                var (first, last) = (Origin[redaction.Start], Origin[redaction.Start + redaction.Length - 1]);
                typed.Add(new(Field, redaction.Kind, first, last - first + 1, redaction.Mask));
                stored.Add(new(Field, redaction.Kind, redaction.Start + shift, redaction.Mask.Length, redaction.Mask));
                shift += redaction.Mask.Length - redaction.Length;
            }

            return (Field, Splice.Apply(Text, own), typed, stored);
        }
    }
}
