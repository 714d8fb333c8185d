using System.Globalization;
using Facilitation.Domain.Syntheses;
using Facilitation.Web.Components;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A synthesis as a file holds it: every sentence with its quotes, every quote with its report.</summary>
/// <param name="Title">Of the whole.</param>
/// <param name="Language">A language tag such as <c>fr-FR</c>.</param>
/// <param name="Facts">Lines below the title: what it is about, who worded and approved it.</param>
/// <param name="Counts">What code counted.</param>
/// <param name="Sections">The findings.</param>
/// <param name="Proposals">Labelled propositions.</param>
/// <param name="Apart">Reports that are no evidence, each with its reason.</param>
/// <param name="Sources">Reports that are cited.</param>
internal sealed record ExportPlan(
    string Title, string Language, IReadOnlyList<string> Facts, IReadOnlyList<string> Counts, IReadOnlyList<ExportSection> Sections,
    IReadOnlyList<ExportLine> Proposals, IReadOnlyList<ExportLine> Apart, IReadOnlyList<ExportLine> Sources, ExportTitles Titles)
{
    public static ExportPlan Of(SynthesisView view, Texts texts)
    {
        var sentences = view.Sentences;
        var sections = SynthesisOutline.Of(sentences).Where(section => section.Count > 0);
        return new(
            view.Synthesis.Title,
            view.Synthesis.Language == "en" ? "en-GB" : "fr-FR",
            [.. FactsOf(view, texts)],
            CountWords.Of(view.Counts, texts),
            [.. sections.Select(section => new ExportSection(texts[section.Title], [.. section.Groups.Select(group => new ExportGroup(
                group.Condition, [.. group.Findings.Select(finding => Sentence(view, finding, texts))]))]))],
            [.. view.Proposals.Where(proposal => proposal.Stored.Kept).Select(proposal => new ExportLine(texts[SynthesisWords.Of(proposal.Verified.Kind)], proposal.Verified.Text))],
            [.. view.Apart.Where(report => report.Report is not null).Select(report => new ExportLine(ReportWords.Name(report, texts), ApartWords.Of(report) ?? ""))],
            [.. view.Reports.Where(report => report.IsCited).Select(report => new ExportLine(texts["Retour {0}", report.Place], ReportWords.Facts(report, texts)))],
            new(texts["Ce que disent les retours"], texts["Propositions"], texts["Ce sont des propositions : elles n'énoncent aucun fait."], texts["Retours mis à part, et pourquoi"], texts["Sources"]));
    }

    private static IEnumerable<string> FactsOf(SynthesisView view, Texts texts)
    {
        yield return texts["Défi #{0} : {1}", view.Scope.ChallengeNumber, view.Scope.Question];
        if (view.Scope.ActionNumber is { } action)
        {
            yield return texts["Action #{0} : {1}", action, view.Scope.ActionTitle];
        }

        yield return view.Synthesis.ApprovedAt is { } approved
            ? texts["Relue et approuvée par une personne de la communauté le {0}.", approved.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)]
            : texts["Brouillon : personne ne l'a encore approuvé."];
        yield return OriginWords.Of(view.Origin, texts);
    }

    private static ExportSentence Sentence(SynthesisView view, ShownFinding finding, Texts texts) => new(
        texts[SynthesisWords.Of(finding.Verified!.Kind, finding.Verified.Direction)],
        finding.Verified.Claim,
        [.. finding.Verified.Quotes.Select(quote => new ExportQuote(quote.Words, view.Find(quote.Report) is { } report ? texts["Retour {0}", report.Place] : ""))]);
}

internal sealed record ExportTitles(string Counts, string Proposals, string ProposalHint, string Apart, string Sources);

internal sealed record ExportSection(string Title, IReadOnlyList<ExportGroup> Groups);

internal sealed record ExportGroup(string? Condition, IReadOnlyList<ExportSentence> Sentences);

/// <param name="Label">Which way it points, in words.</param>
internal sealed record ExportSentence(string Label, string Claim, IReadOnlyList<ExportQuote> Quotes);

/// <param name="Report">« Retour 3 ».</param>
internal sealed record ExportQuote(string Words, string Report);

/// <param name="Label">What the line is about.</param>
internal sealed record ExportLine(string Label, string Text);
