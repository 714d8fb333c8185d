using Facilitation.Domain.Communities;
using Facilitation.Domain.Privacy;

namespace Facilitation.Domain.Experiments;

/// <summary>What somebody observed when they tried an action (retour d'expérimentation, RetEx), personal data masked.</summary>
public sealed record ExperimentReport : ReportContent
{
    public const int MaxStudents = 2_000;

    /// <summary>Of all texts of a report together: the most that is read for personal data at once.</summary>
    public const int MaxTotal = 20_000;

    public required Guid Id { get; init; }

    /// <summary>The number of the action that was tried, such as <c>1.2</c>.</summary>
    public required string ActionNumber { get; init; }

    /// <summary>Whoever wrote it; <see langword="null"/> when it came in a file, or when its author left.</summary>
    public MemberId? Author { get; init; }

    /// <summary>The verdict kept for evidence, where it was reviewed; otherwise the declared one counts.</summary>
    public ReportStance? RetainedStance { get; init; }

    /// <summary>The verdict that counts as evidence.</summary>
    public ReportStance? Stance => RetainedStance ?? DeclaredStance;

    /// <summary>Author and review do not agree: both are shown.</summary>
    public bool StancesDiffer => RetainedStance is not null && DeclaredStance is not null && RetainedStance != DeclaredStance;

    /// <summary>The masks as they stand in the parts; what they hide is kept nowhere.</summary>
    public IReadOnlyList<FieldRedaction> Masks { get; init; } = [];

    /// <summary>The author refused a mask over an adult: nobody else may receive the report until it is mended.</summary>
    public bool HasUnmaskedPerson { get; init; }

    /// <summary>It may reveal a child in danger: its author only, never indexed or counted, purged after 30 days.</summary>
    public bool Safeguarding { get; init; }

    public Visibility Visibility { get; init; }

    /// <summary>Counts the changes from 1; a save names the version it read.</summary>
    public int Version { get; init; } = 1;

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Masks and checks what somebody typed.</summary>
    /// <param name="author">Whoever writes.</param>
    /// <param name="action">The number of the action they tried.</param>
    /// <param name="typed">As typed.</param>
    /// <param name="keep">Masks the author refuses, with offsets into the parts as typed.</param>
    /// <param name="today">Where the community lives.</param>
    /// <param name="now">The moment of writing.</param>
    /// <returns>The report, and the scan with offsets into the parts as typed.</returns>
    /// <exception cref="RuleBrokenException">
    /// <c>narrative.missing</c>, <c>{part}.length</c>, <c>report.length</c>, <c>studentCount.range</c> or <c>triedOn.range</c>.
    /// </exception>
    public static (ExperimentReport Report, FieldScan Scan) Write(MemberId author, string action, ReportContent typed, IReadOnlyList<KeptField> keep, DateOnly today, DateTimeOffset now)
    {
        PlainText.Require(typed.Narrative, "narrative", "Votre récit", ReportPart.MaxNarrative);
        Check(typed, today);
        var scan = ReportPart.ShortTexts.Aggregate(
            FieldScanner.Scan([.. ReportPart.Texts.Select(part => new TypedField(part.Name, part.Of(typed)))], keep),
            (all, part) => all.With(FieldScanner.Scan([new(part.Name, part.Of(typed))], keep)));
        return (new()
        {
            Id = Guid.CreateVersion7(),
            ActionNumber = action,
            Author = author,
            Narrative = scan["narrative"] ?? "",
            DeclaredStance = typed.DeclaredStance,
            TriedOn = typed.TriedOn,
            Level = typed.Level,
            Grade = scan["grade"],
            Subject = scan["subject"],
            Setting = scan["setting"],
            StudentCount = typed.StudentCount,
            AuthorRole = scan["authorRole"],
            Done = scan["done"],
            Deviations = scan["deviations"],
            DataCollected = scan["dataCollected"],
            Observations = scan["observations"],
            Analysis = scan["analysis"],
            Limitations = scan["limitations"],
            Favourable = scan["favourable"],
            Unfavourable = scan["unfavourable"],
            Decision = typed.Decision,
            Advice = scan["advice"],
            Masks = scan.Masks,
            HasUnmaskedPerson = scan.HasUnmaskedPerson,
            Safeguarding = scan.Safeguarding,
            Visibility = scan.Safeguarding || scan.HasUnmaskedPerson ? Visibility.Private : Visibility.Community,
            CreatedAt = now,
            UpdatedAt = now,
        }, scan);
    }

    /// <summary>The same report, with the masks of the version before marked where they still stand: what is masked already is not found again.</summary>
    public ExperimentReport WithMasksOf(ExperimentReport before)
    {
        var masks = Masks.ToList();
        foreach (var part in ReportPart.Texts.Concat(ReportPart.ShortTexts))
        {
            var text = part.Of(this) ?? "";
            foreach (var old in before.Masks.Where(mask => mask.Field == part.Name))
            {
                for (var at = text.IndexOf(old.Mask, StringComparison.Ordinal); at >= 0; at = text.IndexOf(old.Mask, at + old.Mask.Length, StringComparison.Ordinal))
                {
                    if (!masks.Exists(mask => mask.Field == part.Name && mask.Start < at + old.Mask.Length && at < mask.Start + mask.Length))
                    {
                        masks.Add(old with { Start = at, Length = old.Mask.Length });
                        break;
                    }
                }
            }
        }

        return this with { Masks = masks };
    }

    private static void Check(ReportContent typed, DateOnly today)
    {
        var parts = ReportPart.Texts.Concat(ReportPart.ShortTexts).Select(part => PlainText.Limit(part.Of(typed), part.Name, part.Label, part.MaxLength));
        if (parts.Sum(text => (text?.Length ?? 0) + 1) is var total && total > MaxTotal)
        {
            throw new RuleBrokenException("report.length", $"Tous vos textes ensemble comptent {total} caractères, pour {MaxTotal} au plus. Rien n'a été perdu\u00A0: raccourcissez, puis envoyez de nouveau.", "narrative");
        }

        if (typed.StudentCount is < 0 or > MaxStudents)
        {
            throw new RuleBrokenException("studentCount.range", $"Le nombre d'élèves va de 0 à {MaxStudents}.", "studentCount");
        }

        if (typed.TriedOn > today || typed.TriedOn < new DateOnly(1900, 1, 1))
        {
            throw new RuleBrokenException("triedOn.range", "La date de l'essai est dans le futur, ou bien trop ancienne\u00A0: un retour raconte ce qui a eu lieu.", "triedOn");
        }
    }
}
