using System.ComponentModel;
using Facilitation.Agents.Models;
using Facilitation.Agents.Prompts;
using Facilitation.Domain;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Asking;

/// <summary>One report, and the observations a model takes out of it.</summary>
internal sealed class ReadQuestion(SynthesisContext context, GuardedReport report, Prompt prompt, Outgoing outgoing, string question, string? action)
    : SynthesisQuestion<ReadAnswer, Observation>(context, prompt, outgoing, "observations", most: 16)
{
    internal const string Prompt = "synthesising/read-report"; // prompts/synthesising/read-report.md

    private static readonly AnswerSchema Form = AnswerSchema.Of<ReadAnswer>("observations", JsonAnswer.Json);

    private readonly SynthesisContext _context = context;

    public override AnswerSchema Schema => Form;

    protected override string Input(int most) => PromptInput.Write(new
    {
        _context.Language,
        Question = question,
        Action = action,
        Most = most,
        Kinds = Enum.GetValues<FindingKind>().Where(kind => EvidenceRules.Allows(report.Report, kind)).Select(kind => WireName.Of(kind)),
        Report = new
        {
            Level = report.Report.Level is { } level ? WireName.Of(level) : null,
            report.Report.Grade,
            report.Report.Subject,
            report.Report.Setting,
            Stance = report.Report.Stance is { } stance ? WireName.Of(stance) : null,
            Passages = report.Sent.Select(passage => new { Field = WireName.Of(passage.Field), passage.Text }),
        },
    });

    protected override bool IsWhole(ReadAnswer answer) => answer.Observations is not null;

    protected override IEnumerable<Sifted<Observation>> Sift(ReadAnswer answer)
        => answer.Observations!.Where(said => said is not null).Select(Sift).DistinctBy(sifted => sifted.Passed is { } seen ? (object)(seen.Kind, seen.Quote.Field, seen.Quote.Spans[0]) : sifted);

    protected override bool IsSame(Observation earlier, Observation later)
        => earlier.Kind == later.Kind && earlier.Quote.Field == later.Quote.Field
            && earlier.Quote.Spans.Any(one => later.Quote.Spans.Any(other => one.Start < other.Start + other.Length && other.Start < one.Start + one.Length));

    private Sifted<Observation> Sift(SaidObservation said)
    {
        var found = CitationGate.Find(new(report.Report.Id, report.Stored(said.Quote ?? "")), [report.Report]);
        if (found.Passed is not { } quote)
        {
            return new(null, found.Refused! with { Text = said.Quote ?? "" });
        }

        if (report.Objection(quote) is { } objection)
        {
            return Sifted<Observation>.Refuse(said.Quote, objection.Code, objection.Message);
        }

        if ((FieldKind.Of(quote.Field) ?? WireName.Parse<FindingKind>(said.Kind)) is not { } kind)
        {
            return Sifted<Observation>.Refuse(said.Quote, "form_kind", "Donne une sorte (kind) parmi celles qui sont permises.");
        }

        if (!EvidenceRules.Allows(report.Report, kind))
        {
            return Sifted<Observation>.Refuse(said.Quote, "not_evidence", "Ce retour ne permet de conclure à aucun effet (action non menée, bilan non concluant ou avis sans observation) : n'en garde que les limites, les écarts et les conditions.");
        }

        var direction = FieldKind.DirectionOf(quote.Field) ?? WireName.Parse<FindingDirection>(said.Direction) ?? FindingDirection.Mixed;
        return new(new(kind, direction, SaidCondition.Of(said.Condition, report.Report), quote), null);
    }
}

/// <summary>What the model is asked to answer, before anything of it is believed.</summary>
internal sealed record ReadAnswer(IReadOnlyList<SaidObservation>? Observations);

internal sealed record SaidObservation(
    [property: Description("One of the kinds given.")] string? Kind,
    [property: Description("favourable, unfavourable or mixed.")] string? Direction,
    [property: Description("A few words of the report, or null.")] string? Condition,
    [property: Description("The report's own words, unchanged.")] string? Quote);
