using System.Text;
using Facilitation.Domain;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Components;
using Facilitation.Web.Identity;

namespace Facilitation.Web.Features.Syntheses;

/// <param name="Content">The whole file.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Name">What a browser saves it as.</param>
internal sealed record ExportedFile(byte[] Content, string MediaType, string Name);

/// <summary>Writes a synthesis as a file to take along, with the source of each sentence.</summary>
internal sealed class ExportSynthesis(ReadSynthesis read, Texts texts)
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <returns><see langword="null"/> when there is no such synthesis for this member.</returns>
    /// <exception cref="RuleBrokenException"><c>export.format</c>.</exception>
    public async Task<ExportedFile?> HandleAsync(Seat seat, SynthesisId id, string format, CancellationToken cancellation)
    {
        if (format is not ("md" or "docx"))
        {
            throw new RuleBrokenException("export.format", "Les formats d'export sont «\u00A0md\u00A0» et «\u00A0docx\u00A0».", "format");
        }

        if (await read.HandleAsync(seat, id, cancellation) is not { } view)
        {
            return null;
        }

        var plan = ExportPlan.Of(view, texts);
        var name = $"synthese-{view.Scope.Number}{(view.Synthesis.State is SynthesisState.Draft ? "-brouillon" : "")}.{format}";
        return format == "md"
            ? new(Encoding.UTF8.GetBytes(MarkdownExport.Write(plan)), "text/markdown; charset=utf-8", name)
            : new(WordExport.Write(plan), Word, name);
    }
}
