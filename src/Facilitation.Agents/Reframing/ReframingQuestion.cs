using Facilitation.Agents.Models;
using Facilitation.Agents.Prompts;
using Facilitation.Agents.Reframing.Guards;

namespace Facilitation.Agents.Reframing;

/// <summary>A thorn as the model is asked about it, and the guards its answer has to pass whole.</summary>
internal sealed class ReframingQuestion(
    ReframingRequest request,
    PromptLibrary prompts,
    ModelOptions options,
    Func<PrecedentLabels, CancellationToken, Task> search,
    IProgress<ReframingStage>? progress)
    : ModelQuestion<Domain.Thorns.Reframing>(ModelReframingAgent.Agent, request.Community, prompts[ModelReframingAgent.Prompt], request.MaskedCount)
{
    private readonly PrecedentLabels _labels = new(request.Precedents);
    private GuardContext? _context;

    public override AnswerSchema Schema => AnswerReader.Schema;

    public override async Task<string> InputAsync(CancellationToken cancellation)
    {
        await search(_labels, cancellation);
        _context = new(request, _labels, [PromptFile.Instructions, prompts[ToolStep.Prompt].Instructions]);
        return PromptInput.Write(ThornInput.From(request, _labels));
    }

    public override Judged<Domain.Thorns.Reframing> Judge(ModelSaid said)
    {
        if (said.Finish is "length")
        {
            return new(null, [new("form_length", "", "La réponse a été coupée : réponds plus court, avec deux variantes.")]);
        }

        if (AnswerReader.Read(said.Text) is not { } read)
        {
            return new(null, [new("form_json", "", "Réponds par un seul objet JSON de la forme demandée, complet et sans texte autour.")]);
        }

        var answer = AnswerCleaner.Clean(read, request.Language);
        var faults = ReframingGuard.Check(answer, _context!);
        return new(faults.Count == 0 ? AnswerMapping.ToReframing(answer, _labels, request.Language, new("model", options.Model, PromptFile.Version)) : null, faults);
    }

    public override void Asking() => progress?.Report(ReframingStage.Asking);

    public override void Checking() => progress?.Report(ReframingStage.Checking);
}
