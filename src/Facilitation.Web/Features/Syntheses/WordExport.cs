using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>A Word document with real headings, quotes and lists, in the language it is written in.</summary>
internal static class WordExport
{
    public static byte[] Write(ExportPlan plan)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = Clean(plan.Title);
            file.PackageProperties.Creator = "Facilitation";
            file.PackageProperties.Language = plan.Language;
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Of(plan.Language);
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordStyles.Bullets();
            main.Document = new(new Body(Content(plan).Append<OpenXmlElement>(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }))));
        }

        return stream.ToArray();
    }

    private static IEnumerable<Paragraph> Content(ExportPlan plan)
    {
        yield return Styled("Title", plan.Title);
        foreach (var fact in plan.Facts)
        {
            yield return Styled("Subtitle", fact);
        }

        yield return Styled("Heading1", plan.Titles.Counts);
        foreach (var line in plan.Counts)
        {
            yield return Styled("Normal", line);
        }

        foreach (var section in plan.Sections)
        {
            yield return Styled("Heading1", section.Title);
            foreach (var group in section.Groups)
            {
                if (group.Condition is { } condition)
                {
                    yield return Styled("Heading2", condition);
                }

                foreach (var sentence in group.Sentences)
                {
                    yield return Labelled("Normal", sentence.Label, sentence.Claim, keepNext: true);
                    foreach (var quote in sentence.Quotes)
                    {
                        yield return Styled("Quote", $"«\u00A0{quote.Words}\u00A0» ({quote.Report})");
                    }
                }
            }
        }

        if (plan.Proposals.Count > 0)
        {
            yield return Styled("Heading1", plan.Titles.Proposals);
            yield return Styled("Normal", plan.Titles.ProposalHint);
            foreach (var line in plan.Proposals)
            {
                yield return Labelled("ListBullet", line.Label, line.Text);
            }
        }

        foreach (var (title, lines) in new[] { (plan.Titles.Apart, plan.Apart), (plan.Titles.Sources, plan.Sources) })
        {
            if (lines.Count > 0)
            {
                yield return Styled("Heading1", title);
            }

            foreach (var line in lines)
            {
                yield return Labelled("ListBullet", line.Label, line.Text);
            }
        }
    }

    private static Paragraph Styled(string style, string text) => new(Properties(style), Run(text));

    private static Paragraph Labelled(string style, string label, string text, bool keepNext = false)
    {
        var properties = Properties(style);
        if (keepNext)
        {
            properties.AppendChild(new KeepNext());
        }

        return new(properties, Run($"{label}. ", bold: true), Run(text));
    }

    private static ParagraphProperties Properties(string style) => new(new ParagraphStyleId { Val = style });

    private static Run Run(string text, bool bold = false)
    {
        var run = new Run();
        if (bold)
        {
            run.AppendChild(new RunProperties(new Bold()));
        }

        run.AppendChild(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    // What XML cannot hold would make the whole file unreadable.
    internal static string Clean(string text)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(text[i] is '\n' or '\r' or '\t' ? ' ' : XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return clean.ToString();
    }
}
