using Facilitation.Domain.Communities;
using Facilitation.Domain.Method;
using Facilitation.Domain.Privacy;

namespace Facilitation.Domain.Thorns;

/// <summary>Something that hurts in one's practice, in its author's own words, personal data masked. Private until its author shares it.</summary>
public sealed class Thorn
{
    /// <summary>In UTF-16 units, as typed.</summary>
    public const int MaxLength = 4_000;

    public required ThornId Id { get; init; }
    public required MemberId Author { get; init; }

    /// <summary>As stored: masked.</summary>
    public required string Text { get; init; }

    /// <summary>The masks as they stand in <see cref="Text"/>; what they hide is kept nowhere.</summary>
    public required IReadOnlyList<Redaction> Masks { get; init; }

    public EducationLevel? Level { get; init; }
    public string? Grade { get; init; }
    public string? Subject { get; init; }

    /// <summary>The author refused a mask over an adult: nobody else may receive the text.</summary>
    public bool HasUnmaskedPerson { get; init; }

    /// <summary>It may reveal a child in danger: its author only, no outside service, purged after 30 days.</summary>
    public bool Safeguarding { get; init; }

    public Visibility Visibility { get; init; }

    /// <summary>Counts the changes from 1; a save names the version it read.</summary>
    public int Version { get; init; } = 1;

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Masks and checks what somebody typed.</summary>
    /// <param name="author">Whoever writes.</param>
    /// <param name="text">As typed, 1 to <see cref="MaxLength"/> characters.</param>
    /// <param name="about">Level, grade and subject, each of which may be missing.</param>
    /// <param name="keep">Masks the author refuses.</param>
    /// <param name="now">The moment of writing.</param>
    /// <returns>The thorn, and the scan with offsets into <paramref name="text"/> as typed.</returns>
    /// <exception cref="RuleBrokenException"><c>text.missing</c>, <c>text.length</c>, <c>grade.length</c> or <c>subject.length</c>.</exception>
    public static (Thorn Thorn, PrivacyScan Scan) Write(MemberId author, string? text, ThornContext about, IReadOnlyList<KeptSpan> keep, DateTimeOffset now)
    {
        var clean = PlainText.Clean(text);
        PlainText.Require(clean, "text", "Votre épine", MaxLength);
        var scan = PrivacyScanner.Scan(clean, keep);
        var (masked, masks) = Place(scan);
        return (new Thorn
        {
            Id = ThornId.New(),
            Author = author,
            Text = masked,
            Masks = masks,
            Level = about.Level,
            Grade = PlainText.Limit(about.Grade, "grade", "La classe", 60),
            Subject = PlainText.Limit(about.Subject, "subject", "La discipline", 80),
            HasUnmaskedPerson = scan.HasUnmaskedPerson,
            Safeguarding = scan.Safeguarding,
            Visibility = Visibility.Private,
            CreatedAt = now,
        }, scan);
    }

    /// <summary>What may go to a model or an embedding endpoint: scanned anew, so that even a kept name stays here.</summary>
    public PrivacyScan Outgoing() => PrivacyScanner.Scan(Text);

    /// <exception cref="RuleBrokenException"><c>thorn.safeguarding</c> or <c>thorn.person</c>: it may not be seen by others.</exception>
    public void CheckMayBeShared()
    {
        if (Safeguarding)
        {
            throw new RuleBrokenException("thorn.safeguarding", "Ce texte évoque peut-être un enfant en danger\u00A0: il reste visible de vous seul·e. Suivez la voie d'alerte (direction, 119).");
        }

        if (HasUnmaskedPerson)
        {
            throw new RuleBrokenException("thorn.person", "Une personne est encore nommée dans ce texte. Masquez son nom, puis recommencez\u00A0: rien n'a été partagé.", "text");
        }
    }

    // Offsets of the masks move from the text as typed to the text as stored.
    private static (string Text, IReadOnlyList<Redaction> Masks) Place(PrivacyScan scan)
    {
        var lead = scan.Masked.Length - scan.Masked.TrimStart().Length;
        var shift = -lead;
        var masks = new List<Redaction>(scan.Redactions.Count);
        foreach (var redaction in scan.Redactions)
        {
            masks.Add(redaction with { Start = redaction.Start + shift, Length = redaction.Mask.Length });
            shift += redaction.Mask.Length - redaction.Length;
        }

        return (scan.Masked.Trim(), masks);
    }
}

/// <summary>What an author may say about a thorn besides its words; each may be <see langword="null"/>.</summary>
public sealed record ThornContext(EducationLevel? Level, string? Grade, string? Subject);
