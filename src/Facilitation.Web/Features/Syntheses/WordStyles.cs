using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Facilitation.Web.Features.Syntheses;

/// <summary>The styles of an exported document: those Word knows by name, so that its navigation, table of contents and screen readers find them.</summary>
internal static class WordStyles
{
    private const string Font = "Calibri";

    public static Styles Of(string language)
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font }, new FontSize { Val = "22" }, new Languages { Val = language, EastAsia = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))));
        styles.Append(
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            Named("Title", "Title", 40, bold: true, before: 0, after: 120),
            Named("Subtitle", "Subtitle", 20, bold: false, before: 0, after: 40),
            Named("Heading1", "heading 1", 30, bold: true, before: 360, after: 120, outline: 0),
            Named("Heading2", "heading 2", 25, bold: true, before: 240, after: 80, outline: 1),
            new Style(
                new StyleName { Val = "Quote" }, new BasedOn { Val = "Normal" }, new PrimaryStyle(),
                new StyleParagraphProperties(
                    new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 12, Space = 8, Color = "808080" }),
                    new SpacingBetweenLines { After = "80" }, new Indentation { Left = "425" }),
                new StyleRunProperties(new Italic())) { Type = StyleValues.Paragraph, StyleId = "Quote" },
            new Style(
                new StyleName { Val = "List Bullet" }, new BasedOn { Val = "Normal" }, new PrimaryStyle(),
                new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = 1 }), new SpacingBetweenLines { After = "60" })) { Type = StyleValues.Paragraph, StyleId = "ListBullet" });
        return styles;
    }

    public static Numbering Bullets() => new(
        new AbstractNum(new Level(
            new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" }, new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "425", Hanging = "283" })) { LevelIndex = 0 }) { AbstractNumberId = 0 },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });

    private static Style Named(string id, string name, int halfPoints, bool bold, int before, int after, int? outline = null)
    {
        var paragraph = new StyleParagraphProperties();
        if (outline is not null)
        {
            paragraph.AppendChild(new KeepNext());
        }

        paragraph.AppendChild(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });
        if (outline is { } level)
        {
            paragraph.AppendChild(new OutlineLevel { Val = level });
        }

        var run = new StyleRunProperties();
        if (bold)
        {
            run.AppendChild(new Bold());
        }

        run.AppendChild(new FontSize { Val = $"{halfPoints}" });
        return new(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, new PrimaryStyle(), paragraph, run) { Type = StyleValues.Paragraph, StyleId = id };
    }
}
