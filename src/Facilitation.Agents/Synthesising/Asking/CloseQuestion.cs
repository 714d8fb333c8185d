using System.ComponentModel;
using Facilitation.Agents.Models;
using Facilitation.Agents.Prompts;
using Facilitation.Agents.Reframing.Guards;
using Facilitation.Domain.Method;
using Facilitation.Domain.Syntheses;

namespace Facilitation.Agents.Synthesising.Asking;

/// <summary>The findings, and what a model proposes beyond them.</summary>
/// <param name="shown">The places, in <paramref name="findings"/>, of those the model was shown; label 1 is the first of them.</param>
internal sealed class CloseQuestion(SynthesisContext context, IReadOnlyList<Finding> findings, IReadOnlyList<int> shown, CloseInput input, Prompt prompt, Outgoing outgoing)
    : SynthesisQuestion<CloseAnswer, Proposal>(context, prompt, outgoing, "proposals", most: 8)
{
    internal const string Prompt = "synthesising/close-synthesis"; // prompts/synthesising/close-synthesis.md

    private const int MostGaps = 6;
    private const int Unknown = -1;

    private static readonly AnswerSchema Form = AnswerSchema.Of<CloseAnswer>("proposals", JsonAnswer.Json);

    private readonly SynthesisContext _context = context;

    public override AnswerSchema Schema => Form;

    protected override string Input(int most) => PromptInput.Write(input with { Most = most });

    protected override bool IsWhole(CloseAnswer answer) => answer.Disagreements is not null || answer.Gaps is not null || answer.NextInquiry is not null;

    protected override IEnumerable<Sifted<Proposal>> Sift(CloseAnswer answer) =>
    [
        .. (answer.Disagreements ?? []).Where(said => said is not null).Select(said => Sift(ProposalKind.Disagreement, said.Text, [.. (said.Findings ?? []).Select(Place)])),
        .. (answer.Gaps ?? []).Take(MostGaps).Select(text => Sift(ProposalKind.Gap, text, [])),
        .. string.IsNullOrWhiteSpace(answer.NextInquiry) ? (Sifted<Proposal>[])[] : [Sift(ProposalKind.NextInquiry, answer.NextInquiry, [])],
    ];

    protected override IEnumerable<AnswerFault> Missing(IReadOnlyList<Proposal> passed)
    {
        if (!passed.Any(proposal => proposal.Kind is ProposalKind.NextInquiry))
        {
            yield return new("missing", "nextInquiry", "Propose une prochaine enquête : une question, sans nombre.");
        }
    }

    // A later answer of a kind stands for the earlier one: the same gap may be worded in many ways.
    protected override bool IsSame(Proposal earlier, Proposal later)
        => earlier.Kind == later.Kind && (earlier.Kind is not ProposalKind.Disagreement || earlier.Findings.Intersect(later.Findings).Any());

    private Sifted<Proposal> Sift(ProposalKind kind, string? said, IReadOnlyList<int> places)
    {
        var text = Typography.For(_context.Language, (said ?? "").Trim());
        List<CitationFault> faults = [.. SaidLanguage.Check(text, _context.Language)];
        if (places.Contains(Unknown))
        {
            faults.Add(new("unknown_finding", "Ce désaccord renvoie à un constat qui n'a pas été donné : ne cite que les étiquettes reçues."));
        }

        var answer = CitationGate.Check(new ProposalDraft(kind, text, [.. places.Where(place => place != Unknown)]), findings);
        faults.AddRange(answer.Refused?.Faults ?? []);
        return faults.Count == 0 ? new(answer.Passed, null) : new(null, new(text, faults));
    }

    private int Place(int label) => label >= 1 && label <= shown.Count ? shown[label - 1] : Unknown;
}

internal sealed record CloseAnswer(
    IReadOnlyList<SaidDisagreement>? Disagreements,
    IReadOnlyList<string>? Gaps,
    [property: Description("One question.")] string? NextInquiry);

internal sealed record SaidDisagreement(string? Text, [property: Description("Labels of findings given, at least two.")] IReadOnlyList<int>? Findings);
